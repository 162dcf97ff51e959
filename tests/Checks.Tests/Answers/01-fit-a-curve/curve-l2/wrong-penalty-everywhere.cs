// Diagnosis: the penalty itself in place of its slope
double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    var g = CurveExercise.GivenGradient(w, u, t);
    for (int k = 0; k < w.Length; k++)
        g[k] += lambda * w.Skip(1).Sum(c => c * c);
    return g;
}
