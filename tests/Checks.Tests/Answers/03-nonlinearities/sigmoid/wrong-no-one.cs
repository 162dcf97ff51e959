// Diagnosis: the 1 in the denominator forgotten
(double value, double slope) Sigmoid(double z)
{
    double v = 1 / Math.Exp(-z);
    return (v, v * (1 - v));
}
