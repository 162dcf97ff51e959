(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    bool says = Sum(0) >= 0;
    if (says == (t == 1))
        return (w, b);
    double sign = says ? -1 : 1;
    double[] result = (double[])w.Clone();
    for (int j = w.Length - 1; j >= 0; j--)
        result[j] = result[j] + sign * learningRate * x[j];
    return (result, b + sign * learningRate);

    double Sum(int j) => j == w.Length ? b : w[j] * x[j] + Sum(j + 1);
}
