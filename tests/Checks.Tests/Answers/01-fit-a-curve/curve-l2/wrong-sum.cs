// Diagnosis: the sum of all coefficients
double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    var g = CurveExercise.GivenGradient(w, u, t);
    for (int k = 1; k < w.Length; k++)
        g[k] += 2 * lambda * w.Skip(1).Sum();
    return g;
}
