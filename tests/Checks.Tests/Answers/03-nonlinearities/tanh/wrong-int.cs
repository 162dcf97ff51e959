// Diagnosis: whole numbers only
(double value, double slope) Tanh(double z)
{
    double q = Math.Exp(-2 * Math.Abs(z));
    double t = Math.Sign(z) * (1 - q) / (1 + q);
    return ((int)t, 1 - t * t);
}
