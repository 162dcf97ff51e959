// Diagnosis: the penalty on the highest coefficient only
double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    var g = CurveExercise.GivenGradient(w, u, t);
    if (w.Length > 1)
        g[^1] += 2 * lambda * w[^1];
    return g;
}
