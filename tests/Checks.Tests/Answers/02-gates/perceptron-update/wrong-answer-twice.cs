// Diagnosis: an answer from new weights
(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    double Answer()
    {
        double z = b;
        for (int i = 0; i < w.Length; i++)
            z += w[i] * x[i];
        return z >= 0 ? 1 : 0;
    }
    double error = t - Answer();
    for (int i = 0; i < w.Length; i++)
        w[i] += learningRate * error * x[i];
    b += learningRate * (t - Answer());
    return (w, b);
}
