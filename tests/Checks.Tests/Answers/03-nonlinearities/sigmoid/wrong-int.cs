// Diagnosis: whole numbers only
(double value, double slope) Sigmoid(double z)
{
    int v = 1 / (1 + (int)Math.Exp(-z));
    return (v, v * (1 - v));
}
