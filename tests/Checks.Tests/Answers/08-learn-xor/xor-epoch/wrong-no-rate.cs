// Diagnosis: the learning rate left out
double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    for (var row = 0; row < inputs.Length; row++)
    {
        var gradient = LearnXorExercise.GivenGradient(weights, inputs[row], targets[row]);
        for (var i = 0; i < weights.Length; i++)
            weights[i] -= gradient[i];
    }
    return weights;
}
