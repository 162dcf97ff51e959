// Diagnosis: the first input for every weight
(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    double z = b;
    for (int i = 0; i < w.Length; i++)
        z += w[i] * x[i];
    double y = z >= 0 ? 1 : 0;
    for (int i = 0; i < w.Length; i++)
        w[i] += learningRate * (t - y) * x[0];
    b += learningRate * (t - y);
    return (w, b);
}
