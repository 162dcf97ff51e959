// Diagnosis: the sigmoid in place of tanh
(double value, double slope) Tanh(double z)
{
    double v = 1 / (1 + Math.Exp(-z));
    return (v, v * (1 - v));
}
