// Diagnosis: the square forgotten
(double value, double slope) Tanh(double z)
{
    double q = Math.Exp(-2 * Math.Abs(z));
    double t = Math.Sign(z) * (1 - q) / (1 + q);
    return (t, 1 - t);
}
