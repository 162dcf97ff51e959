double[] Descend(double[] start, double[] u, double[] t, double learningRate, int steps)
{
    var path = new List<double[]> { start };
    while (path.Count <= steps)
    {
        var w = path[path.Count - 1];
        var g = CurveExercise.GivenGradient(w, u, t);
        path.Add(w.Select((each, k) => each - learningRate * g[k]).ToArray());
    }
    return path[path.Count - 1];
}
