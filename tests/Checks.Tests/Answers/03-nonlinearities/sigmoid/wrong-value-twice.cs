// Diagnosis: the value in place of the slope
(double value, double slope) Sigmoid(double z)
{
    double v = 1 / (1 + Math.Exp(-z));
    return (v, v);
}
