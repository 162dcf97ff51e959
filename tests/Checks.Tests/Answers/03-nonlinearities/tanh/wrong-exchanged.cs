// Diagnosis: value and slope exchanged
(double value, double slope) Tanh(double z)
{
    double q = Math.Exp(-2 * Math.Abs(z));
    double t = Math.Sign(z) * (1 - q) / (1 + q);
    return (1 - t * t, t);
}
