// Diagnosis: tanh applied twice
(double value, double slope) Tanh(double z)
{
    double q = Math.Exp(-2 * Math.Abs(z));
    double t = Math.Sign(z) * (1 - q) / (1 + q);
    double u = Math.Tanh(t);
    return (t, 1 - u * u);
}
