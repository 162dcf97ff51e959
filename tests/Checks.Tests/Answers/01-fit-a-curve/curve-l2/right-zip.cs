double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    double[] pulls = [0, .. w.Skip(1).Select(c => 2 * c * lambda)];
    return CurveExercise.GivenGradient(w, u, t).Zip(pulls, (a, b) => a + b).ToArray();
}
