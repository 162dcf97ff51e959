// Diagnosis: a mean taken twice
double[] Descend(double[] start, double[] u, double[] t, double learningRate, int steps)
{
    var w = (double[])start.Clone();
    for (int step = 0; step < steps; step++)
    {
        var g = CurveExercise.GivenGradient(w, u, t);
        for (int k = 0; k < w.Length; k++)
            w[k] -= learningRate * g[k] / u.Length;
    }
    return w;
}
