(double value, double slope) LeakyReLU(double z, double alpha)
{
    return (Math.Max(z, alpha * z), z > 0 ? 1 : alpha);
}
