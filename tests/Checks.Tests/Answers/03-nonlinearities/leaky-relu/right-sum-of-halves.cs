(double value, double slope) LeakyReLU(double z, double alpha)
{
    double left = Math.Min(z, 0), right = Math.Max(z, 0);
    return (right + alpha * left, left < 0 ? alpha : 1);
}
