// Diagnosis: z in place of σ(z)
(double value, double slope) Sigmoid(double z)
{
    double v = 1 / (1 + Math.Exp(-z));
    return (v, z * (1 - z));
}
