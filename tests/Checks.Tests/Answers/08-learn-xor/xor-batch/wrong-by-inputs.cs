// Diagnosis: divided by the number of inputs of a row
double[] BatchStep(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    var sum = new double[weights.Length];
    for (var row = 0; row < inputs.Length; row++)
    {
        var gradient = LearnXorExercise.GivenGradient(weights, inputs[row], targets[row]);
        for (var i = 0; i < sum.Length; i++)
            sum[i] += gradient[i];
    }
    for (var i = 0; i < sum.Length; i++)
        weights[i] -= learningRate * sum[i] / inputs[0].Length;
    return weights;
}
