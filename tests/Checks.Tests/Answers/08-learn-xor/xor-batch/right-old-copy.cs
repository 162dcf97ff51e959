double[] BatchStep(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    var old = (double[])weights.Clone();
    var share = learningRate / inputs.Length;
    for (var row = 0; row < inputs.Length; row++)
    {
        var slopes = LearnXorExercise.GivenGradient(old, inputs[row], targets[row]);
        for (var i = 0; i < slopes.Length; i++)
            weights[i] -= share * slopes[i];
    }
    return weights;
}
