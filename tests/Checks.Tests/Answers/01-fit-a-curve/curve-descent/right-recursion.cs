double[] Descend(double[] start, double[] u, double[] t, double learningRate, int steps)
{
    if (steps == 0)
        return start;
    var g = CurveExercise.GivenGradient(start, u, t);
    return Descend(start.Zip(g, (w, slope) => w - learningRate * slope).ToArray(), u, t, learningRate, steps - 1);
}
