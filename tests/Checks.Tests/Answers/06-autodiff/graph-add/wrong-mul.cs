// Diagnosis: a mul node
(double Value, double SlopeA, double SlopeB) Add(double a, double b)
{
    return (a * b, b, a);
}
