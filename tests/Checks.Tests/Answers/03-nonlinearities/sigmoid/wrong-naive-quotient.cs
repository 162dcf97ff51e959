// Diagnosis: an overflow
(double value, double slope) Sigmoid(double z)
{
    double e = Math.Exp(z);
    double v = e / (1 + e);
    return (v, v * (1 - v));
}
