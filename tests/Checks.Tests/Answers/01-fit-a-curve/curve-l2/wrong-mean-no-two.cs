// Diagnosis: a penalty divided by the number of readings
double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    var g = CurveExercise.GivenGradient(w, u, t);
    for (int k = 1; k < w.Length; k++)
        g[k] += lambda * w[k] / u.Length;
    return g;
}
