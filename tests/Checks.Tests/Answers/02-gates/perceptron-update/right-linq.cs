(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    double y = w.Zip(x, (a, c) => a * c).Sum() + b >= 0 ? 1 : 0;
    return (w.Select((a, j) => a + learningRate * (t - y) * x[j]).ToArray(), b + learningRate * (t - y));
}
