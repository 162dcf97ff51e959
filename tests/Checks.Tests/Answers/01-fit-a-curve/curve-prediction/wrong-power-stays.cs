// Diagnosis: the sum of the coefficients
double[] Predict(double[] w, double[] u)
{
    var y = new double[u.Length];
    for (int i = 0; i < u.Length; i++)
    {
        double power = 1;
        for (int k = 0; k < w.Length; k++)
        {
            y[i] += w[k] * power;
            power *= power;
        }
    }
    return y;
}
