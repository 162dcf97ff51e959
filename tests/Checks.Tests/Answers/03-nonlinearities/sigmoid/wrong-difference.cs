// Diagnosis: slope: nearly right
(double value, double slope) Sigmoid(double z)
{
    double F(double x) => 1 / (1 + Math.Exp(-x));
    return (F(z), (F(z + 1e-3) - F(z - 1e-3)) / 2e-3);
}
