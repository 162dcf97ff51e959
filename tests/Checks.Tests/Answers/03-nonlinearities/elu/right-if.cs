(double value, double slope) ELU(double z)
{
    if (z > 0)
        return (z, 1);
    double e = Math.Exp(z);
    return (e - 1, e);
}
