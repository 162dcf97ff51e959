(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    var (byA, byB) = (b, a);
    return (byA * byB, byA, byB);
}
