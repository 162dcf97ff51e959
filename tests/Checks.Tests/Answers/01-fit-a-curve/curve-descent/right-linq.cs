double[] Descend(double[] start, double[] u, double[] t, double learningRate, int steps)
{
    return Enumerable.Range(0, steps).Aggregate(start, (w, _) =>
        w.Zip(CurveExercise.GivenGradient(w, u, t), (each, slope) => each - slope * learningRate).ToArray());
}
