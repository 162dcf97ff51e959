// Diagnosis: an exception
(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    double y = w[0] * x[0] + w[1] * x[1] + b >= 0 ? 1 : 0;
    double e = learningRate * (t - y);
    return (new[] { w[0] + e * x[0], w[1] + e * x[1] }, b + e);
}
