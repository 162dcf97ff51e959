// Diagnosis: the weights left as they were
(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    double z = b;
    for (int i = 0; i < w.Length; i++)
        z += w[i] * x[i];
    double y = z >= 0 ? 1 : 0;
    b += learningRate * (t - y);
    return (w, b);
}
