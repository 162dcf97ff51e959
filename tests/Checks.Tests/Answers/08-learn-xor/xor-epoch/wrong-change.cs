// Diagnosis: the change in place of the weights
double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    var before = weights.ToArray();
    for (var row = 0; row < inputs.Length; row++)
    {
        var gradient = LearnXorExercise.GivenGradient(weights, inputs[row], targets[row]);
        for (var i = 0; i < weights.Length; i++)
            weights[i] -= learningRate * gradient[i];
    }
    return weights.Zip(before, (now, then) => now - then).ToArray();
}
