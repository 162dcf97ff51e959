(double value, double slope) ReLU(double z)
{
    return ((z + Math.Abs(z)) / 2, z <= 0 ? 0 : 1);
}
