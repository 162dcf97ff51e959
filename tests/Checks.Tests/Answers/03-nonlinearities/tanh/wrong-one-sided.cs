// Diagnosis: an overflow
(double value, double slope) Tanh(double z)
{
    double q = Math.Exp(-2 * z);
    double t = (1 - q) / (1 + q);
    return (t, 1 - t * t);
}
