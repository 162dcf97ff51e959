// Diagnosis: the denominator forgotten
(double value, double slope) Tanh(double z)
{
    double a = Math.Exp(z), b = Math.Exp(-z);
    double q = Math.Exp(-2 * Math.Abs(z));
    double t = Math.Sign(z) * (1 - q) / (1 + q);
    return (a - b, 1 - t * t);
}
