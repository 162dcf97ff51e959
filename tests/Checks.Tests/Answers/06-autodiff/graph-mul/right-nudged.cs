(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    double Product(double x, double y) => x * y;
    return (Product(a, b), Product(1, b), Product(a, 1));
}
