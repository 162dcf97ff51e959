// Diagnosis: the weighted sum in place of the answer
(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    double z = b;
    for (int i = 0; i < w.Length; i++)
        z += w[i] * x[i];
    double y = z;
    for (int i = 0; i < w.Length; i++)
        w[i] += learningRate * (t - y) * x[i];
    b += learningRate * (t - y);
    return (w, b);
}
