// Diagnosis: an add node
(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    return (a + b, 1, 1);
}
