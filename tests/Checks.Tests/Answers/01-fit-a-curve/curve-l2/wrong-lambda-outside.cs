// Diagnosis: λ times everything
double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    var g = CurveExercise.GivenGradient(w, u, t);
    for (int k = 1; k < w.Length; k++)
        g[k] = g[k] + 2 * w[k];
    return g.Select(slope => lambda * slope).ToArray();
}
