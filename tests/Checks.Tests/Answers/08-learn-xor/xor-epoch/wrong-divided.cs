// Diagnosis: each step divided by the number of rows
double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    for (var row = 0; row < inputs.Length; row++)
    {
        var gradient = LearnXorExercise.GivenGradient(weights, inputs[row], targets[row]);
        for (var i = 0; i < weights.Length; i++)
            weights[i] -= learningRate * gradient[i] / inputs.Length;
    }
    return weights;
}
