(double value, double slope) ELU(double z)
{
    return (Math.Max(z, 0) + Math.Exp(Math.Min(z, 0)) - 1, Math.Exp(Math.Min(z, 0)));
}
