// Diagnosis: k times u in place of a power
double[] Predict(double[] w, double[] u)
{
    return u.Select(x => w.Select((c, k) => c * x * k).Sum()).ToArray();
}
