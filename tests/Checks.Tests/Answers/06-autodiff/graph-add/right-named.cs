(double Value, double SlopeA, double SlopeB) Add(double a, double b)
{
    return (Value: a + b, SlopeA: 1.0, SlopeB: 1.0);
}
