// Diagnosis: slope by a: a constant factor
(double Value, double SlopeA, double SlopeB) Add(double a, double b)
{
    return (a + b, 2, 2);
}
