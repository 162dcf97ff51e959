// Diagnosis: the slope of tanh
(double value, double slope) Sigmoid(double z)
{
    double v = 1 / (1 + Math.Exp(-z));
    return (v, 1 - v * v);
}
