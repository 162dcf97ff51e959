// Diagnosis: the wrong sign
(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    double z = b;
    for (int i = 0; i < w.Length; i++)
        z += w[i] * x[i];
    double y = z >= 0 ? 1 : 0;
    for (int i = 0; i < w.Length; i++)
        w[i] += learningRate * (y - t) * x[i];
    b += learningRate * (y - t);
    return (w, b);
}
