// Diagnosis: no penalty
double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    double penalty = 0;
    for (int k = 1; k < w.Length; k++)
        penalty += lambda * w[k] * w[k];
    return CurveExercise.GivenGradient(w, u, t);
}
