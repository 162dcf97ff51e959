// Diagnosis: the sigmoid applied twice
(double value, double slope) Sigmoid(double z)
{
    double F(double x) => 1 / (1 + Math.Exp(-x));
    double v = F(z);
    return (v, F(v) * (1 - F(v)));
}
