double[] Predict(double[] w, double[] u)
{
    return u.Select(x => w.Select((c, k) => c * Math.Pow(x, k)).Sum()).ToArray();
}
