// Diagnosis: the slopes of a product
(double Value, double SlopeA, double SlopeB) Add(double a, double b)
{
    return (a + b, b, a);
}
