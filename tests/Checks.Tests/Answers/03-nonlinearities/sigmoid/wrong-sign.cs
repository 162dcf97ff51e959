// Diagnosis: slope: the wrong sign
(double value, double slope) Sigmoid(double z)
{
    double v = 1 / (1 + Math.Exp(-z));
    return (v, v * (v - 1));
}
