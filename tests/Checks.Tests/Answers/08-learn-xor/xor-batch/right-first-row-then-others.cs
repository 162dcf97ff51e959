double[] BatchStep(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    var sum = LearnXorExercise.GivenGradient(weights, inputs[0], targets[0]);
    for (var row = 1; row < inputs.Length; row++)
    {
        var next = LearnXorExercise.GivenGradient(weights, inputs[row], targets[row]);
        sum = sum.Zip(next, (a, b) => a + b).ToArray();
    }
    var moved = new double[sum.Length];
    for (var i = 0; i < moved.Length; i++)
        moved[i] = weights[i] - learningRate / inputs.Length * sum[i];
    return moved;
}
