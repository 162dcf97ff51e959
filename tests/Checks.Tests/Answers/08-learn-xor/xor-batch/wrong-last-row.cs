// Diagnosis: the last row left out
double[] BatchStep(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    var sum = new double[weights.Length];
    for (var row = 0; row < inputs.Length - 1; row++)
    {
        var gradient = LearnXorExercise.GivenGradient(weights, inputs[row], targets[row]);
        for (var i = 0; i < sum.Length; i++)
            sum[i] += gradient[i];
    }
    for (var i = 0; i < sum.Length; i++)
        weights[i] -= learningRate * sum[i] / inputs.Length;
    return weights;
}
