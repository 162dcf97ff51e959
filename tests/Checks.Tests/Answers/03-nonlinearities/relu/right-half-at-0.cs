(double value, double slope) ReLU(double z)
{
    double slope = (Math.Sign(z) + 1) / 2.0;
    return (z * slope, slope);
}
