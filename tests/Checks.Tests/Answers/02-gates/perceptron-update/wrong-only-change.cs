// Diagnosis: the change in place of the new values
(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    double z = b;
    for (int i = 0; i < w.Length; i++)
        z += w[i] * x[i];
    double y = z >= 0 ? 1 : 0;
    double[] dw = new double[w.Length];
    for (int i = 0; i < w.Length; i++)
        dw[i] = learningRate * (t - y) * x[i];
    return (dw, learningRate * (t - y));
}
