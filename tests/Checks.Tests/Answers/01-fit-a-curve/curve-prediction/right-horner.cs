double[] Predict(double[] w, double[] u)
{
    var result = new double[u.Length];
    for (int i = 0; i < u.Length; i++)
    {
        for (int k = w.Length - 1; k >= 0; k--)
            result[i] = result[i] * u[i] + w[k];
    }
    return result;
}
