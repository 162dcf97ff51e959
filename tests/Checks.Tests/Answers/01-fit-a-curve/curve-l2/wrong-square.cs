// Diagnosis: the square of the coefficient
double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    var g = CurveExercise.GivenGradient(w, u, t);
    for (int k = 1; k < w.Length; k++)
        g[k] += lambda * Math.Pow(w[k], 2);
    return g;
}
