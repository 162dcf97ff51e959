(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    return (SlopeA: b, Value: b * a, SlopeB: a) is var (slopeA, value, slopeB) ? (value, slopeA, slopeB) : default;
}
