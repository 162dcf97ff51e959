// Diagnosis: an overflow
(double value, double slope) Tanh(double z)
{
    double a = Math.Exp(z), b = Math.Exp(-z);
    double t = (a - b) / (a + b);
    return (t, 1 - t * t);
}
