double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    var g = CurveExercise.GivenGradient(w, u, t);
    for (int k = 0; k < g.Length; k++)
        g[k] += lambda * w[k] + lambda * w[k];
    g[0] -= 2 * w[0] * lambda;
    return g;
}
