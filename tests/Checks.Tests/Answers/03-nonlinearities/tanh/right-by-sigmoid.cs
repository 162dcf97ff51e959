(double value, double slope) Tanh(double z)
{
    double value = 2 / (1 + Math.Exp(-2 * z)) - 1;
    return (value, 1 - value * value);
}
