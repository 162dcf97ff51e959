// Diagnosis: a penalty on the constant
double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    var g = CurveExercise.GivenGradient(w, u, t);
    for (int k = 0; k < w.Length; k++)
        g[k] += 2 * lambda * w[k];
    return g;
}
