// Diagnosis: gradients that pile up
double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    var gradient = new double[weights.Length];
    for (var row = 0; row < inputs.Length; row++)
    {
        var own = LearnXorExercise.GivenGradient(weights, inputs[row], targets[row]);
        for (var i = 0; i < weights.Length; i++)
        {
            gradient[i] += own[i];
            weights[i] -= learningRate * gradient[i];
        }
    }
    return weights;
}
