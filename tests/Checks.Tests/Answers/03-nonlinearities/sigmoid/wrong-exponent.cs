// Diagnosis: the sign of the exponent
(double value, double slope) Sigmoid(double z)
{
    double v = 1 / (1 + Math.Exp(z));
    return (v, v * (1 - v));
}
