// Diagnosis: a change although the answer is right
(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    double z = b;
    for (int i = 0; i < w.Length; i++)
        z += w[i] * x[i];
    double y = z >= 0 ? 1 : 0;
    for (int i = 0; i < w.Length; i++)
        w[i] += learningRate * (2 * t - 1) * x[i];
    b += learningRate * (2 * t - 1);
    return (w, b);
}
