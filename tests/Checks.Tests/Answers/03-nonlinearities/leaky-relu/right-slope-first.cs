(double value, double slope) LeakyReLU(double z, double alpha)
{
    double slope = z < 0 ? alpha : 1;
    return (slope * z, slope);
}
