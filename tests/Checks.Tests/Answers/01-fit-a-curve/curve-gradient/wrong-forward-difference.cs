// Diagnosis: nearly right
double[] Gradient(double[] w, double[] u, double[] t)
{
    double Loss(double[] at) => u.Select((x, i) =>
        Math.Pow(at.Select((c, k) => c * Math.Pow(x, k)).Sum() - t[i], 2)).Average();
    return w.Select((_, k) =>
    {
        var moved = (double[])w.Clone();
        moved[k] += 1e-6;
        return (Loss(moved) - Loss(w)) / 1e-6;
    }).ToArray();
}
