(double value, double slope) Tanh(double z)
{
    double t;
    if (z > 0)
        t = (1 - Math.Exp(-2 * z)) / (1 + Math.Exp(-2 * z));
    else
        t = (Math.Exp(2 * z) - 1) / (Math.Exp(2 * z) + 1);
    return (t, (1 - t) * (1 + t));
}
