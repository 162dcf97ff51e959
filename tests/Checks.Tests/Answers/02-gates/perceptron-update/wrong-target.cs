// Diagnosis: the target in place of the error
(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    double z = b;
    for (int i = 0; i < w.Length; i++)
        z += w[i] * x[i];
    double y = z >= 0 ? 1 : 0;
    for (int i = 0; i < w.Length; i++)
        w[i] += learningRate * t * x[i];
    b += learningRate * t;
    return (w, b);
}
