(double value, double slope) ELU(double z)
{
    double value = z >= 0 ? z : Math.Exp(z) - 1;
    return (value, Math.Min(value + 1, 1));
}
