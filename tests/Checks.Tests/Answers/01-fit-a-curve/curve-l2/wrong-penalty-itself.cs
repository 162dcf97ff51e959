// Diagnosis: the penalty itself in place of its slope
double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    var g = CurveExercise.GivenGradient(w, u, t);
    double penalty = lambda * w.Skip(1).Sum(c => c * c);
    for (int k = 1; k < w.Length; k++)
        g[k] += penalty;
    return g;
}
