(double value, double slope) ReLU(double z)
{
    if (z >= 0)
        return (z, 1);
    return (0, 0);
}
