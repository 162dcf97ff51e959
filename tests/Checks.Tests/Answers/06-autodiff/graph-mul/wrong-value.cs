// Diagnosis: the value in place of the slopes
(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    var product = a * b;
    return (product, product, product);
}
