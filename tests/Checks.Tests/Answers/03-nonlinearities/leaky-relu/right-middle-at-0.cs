(double value, double slope) LeakyReLU(double z, double alpha)
{
    if (z == 0)
        return (0, (1 + alpha) / 2);
    return z > 0 ? (z, 1) : (z * alpha, alpha);
}
