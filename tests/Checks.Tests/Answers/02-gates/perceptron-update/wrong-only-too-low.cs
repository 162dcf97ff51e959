// Diagnosis: no change when the answer is too high
(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    double z = b;
    for (int i = 0; i < w.Length; i++)
        z += w[i] * x[i];
    double y = z >= 0 ? 1 : 0;

    if (y < t)
    {
        for (int i = 0; i < w.Length; i++)
            w[i] += learningRate * x[i];
        b += learningRate;
    }
    return (w, b);
}
