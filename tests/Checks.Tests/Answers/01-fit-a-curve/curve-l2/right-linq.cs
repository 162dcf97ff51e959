double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    return CurveExercise.GivenGradient(w, u, t).Select((slope, k) => k == 0 ? slope : slope + 2 * lambda * w[k]).ToArray();
}
