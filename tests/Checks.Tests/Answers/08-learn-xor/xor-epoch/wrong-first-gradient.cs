// Diagnosis: the first row's gradient for all
double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    for (var row = 0; row < inputs.Length; row++)
    {
        var gradient = LearnXorExercise.GivenGradient(weights, inputs[0], targets[0]);
        for (var i = 0; i < weights.Length; i++)
            weights[i] -= learningRate * gradient[i];
    }
    return weights;
}
