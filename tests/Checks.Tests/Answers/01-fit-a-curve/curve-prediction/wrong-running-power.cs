// Diagnosis: a power that goes on from place to place
double[] Predict(double[] w, double[] u)
{
    var y = new double[u.Length];
    double power = 1;
    for (int i = 0; i < u.Length; i++)
    {
        for (int k = 0; k < w.Length; k++)
        {
            y[i] += w[k] * power;
            power *= u[i];
        }
    }
    return y;
}
