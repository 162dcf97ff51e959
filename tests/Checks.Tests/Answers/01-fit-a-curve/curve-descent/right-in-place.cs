double[] Descend(double[] start, double[] u, double[] t, double learningRate, int steps)
{
    while (steps-- > 0)
    {
        var slopes = CurveExercise.GivenGradient(start, u, t);
        for (int k = 0; k < start.Length; k++)
            start[k] -= learningRate * slopes[k];
    }
    return start;
}
