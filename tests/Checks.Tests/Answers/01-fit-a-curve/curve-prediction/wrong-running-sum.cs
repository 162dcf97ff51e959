// Diagnosis: a sum that goes on from place to place
double[] Predict(double[] w, double[] u)
{
    var y = new double[u.Length];
    double sum = 0;
    for (int i = 0; i < u.Length; i++)
    {
        for (int k = 0; k < w.Length; k++)
            sum += w[k] * Math.Pow(u[i], k);
        y[i] = sum;
    }
    return y;
}
