// Diagnosis: all gradients from the old weights
double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    var old = weights.ToArray();
    for (var row = 0; row < inputs.Length; row++)
    {
        var gradient = LearnXorExercise.GivenGradient(old, inputs[row], targets[row]);
        for (var i = 0; i < weights.Length; i++)
            weights[i] -= learningRate * gradient[i];
    }
    return weights;
}
