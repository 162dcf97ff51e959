// Diagnosis: a minus in the denominator
(double value, double slope) Sigmoid(double z)
{
    double v = 1 / (1 + Math.Exp(-z));
    return (1 / (1 - Math.Exp(-z)), v * (1 - v));
}
