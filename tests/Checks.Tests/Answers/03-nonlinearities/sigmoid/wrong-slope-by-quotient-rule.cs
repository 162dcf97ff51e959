// Diagnosis: an overflow in the slope
(double value, double slope) Sigmoid(double z)
{
    double e = Math.Exp(-z);
    return (1 / (1 + e), e / ((1 + e) * (1 + e)));
}
