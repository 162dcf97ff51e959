// Diagnosis: the power of w in place of the power of u
double[] Predict(double[] w, double[] u)
{
    return u.Select(x => w.Select((c, k) => Math.Pow(c * x, k)).Sum()).ToArray();
}
