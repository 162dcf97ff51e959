(double value, double slope) ReLU(double z)
{
    return (Math.Max(z, 0), z > 0 ? 1 : 0);
}
