(double value, double slope) Sigmoid(double z)
{
    if (z < 0)
    {
        double e = Math.Exp(z);
        return (e / (1 + e), e / (1 + e) * (1 / (1 + e)));
    }
    double v = 1 / (1 + Math.Exp(-z));
    return (v, v - v * v);
}
