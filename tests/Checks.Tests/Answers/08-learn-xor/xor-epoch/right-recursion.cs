double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    double[] After(double[] now, int row)
    {
        if (row == inputs.Length)
            return now;
        var slopes = LearnXorExercise.GivenGradient(now, inputs[row], targets[row]);
        var next = new double[now.Length];
        for (var i = 0; i < next.Length; i++)
            next[i] = now[i] - slopes[i] * learningRate;
        return After(next, row + 1);
    }
    return After(weights, 0);
}
