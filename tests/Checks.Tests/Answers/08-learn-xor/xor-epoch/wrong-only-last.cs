// Diagnosis: only the last row
double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    var start = weights;
    for (var row = 0; row < inputs.Length; row++)
    {
        weights = start.ToArray();
        var gradient = LearnXorExercise.GivenGradient(weights, inputs[row], targets[row]);
        for (var i = 0; i < weights.Length; i++)
            weights[i] -= learningRate * gradient[i];
    }
    return weights;
}
