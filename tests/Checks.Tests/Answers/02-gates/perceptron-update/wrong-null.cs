// Diagnosis: silence
(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    return (null, b);
}
