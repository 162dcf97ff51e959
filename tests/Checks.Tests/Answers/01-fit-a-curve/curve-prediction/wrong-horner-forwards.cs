// Diagnosis: the coefficients from the wrong end
double[] Predict(double[] w, double[] u)
{
    var y = new double[u.Length];
    for (int i = 0; i < u.Length; i++)
        foreach (double c in w)
            y[i] = y[i] * u[i] + c;
    return y;
}
