(double value, double slope) Tanh(double z)
{
    if (z < 0)
    {
        var (v, s) = Tanh(-z);
        return (-v, s);
    }
    double q = Math.Exp(-z - z);
    return ((1 - q) / (1 + q), 4 * q / Math.Pow(1 + q, 2));
}
