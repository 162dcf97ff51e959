// Diagnosis: brackets forgotten
(double value, double slope) Sigmoid(double z)
{
    double s = 1 / 1 + Math.Exp(-z);
    return (s, 1 / (1 + Math.Exp(-z)) * (1 - 1 / (1 + Math.Exp(-z))));
}
