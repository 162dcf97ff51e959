// Diagnosis: value and slope: nearly right
(double value, double slope) Sigmoid(double z)
{
    float v = 1 / (1 + (float)Math.Exp(-z));
    return (v, v * (1 - v));
}
