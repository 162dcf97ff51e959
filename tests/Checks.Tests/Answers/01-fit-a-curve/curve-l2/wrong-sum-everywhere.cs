// Diagnosis: the sum of all coefficients
double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    var g = CurveExercise.GivenGradient(w, u, t);
    double penalty = 0;
    for (int k = 1; k < w.Length; k++)
        penalty += 2 * lambda * w[k];
    for (int k = 0; k < w.Length; k++) g[k] += penalty;
    return g;
}
