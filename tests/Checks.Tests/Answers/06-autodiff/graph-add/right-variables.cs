(double Value, double SlopeA, double SlopeB) Add(double a, double b)
{
    double value = b;
    value += a;
    const double slope = 1;
    return (value, slope, slope);
}
