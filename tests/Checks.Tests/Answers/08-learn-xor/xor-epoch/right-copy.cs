double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    var moved = (double[])weights.Clone();
    var row = 0;
    foreach (var x in inputs)
    {
        var step = LearnXorExercise.GivenGradient(moved, x, targets[row++]).Select(slope => -learningRate * slope).ToArray();
        for (var i = 0; i < step.Length; i++)
            moved[i] = moved[i] + step[i];
    }
    return moved;
}
