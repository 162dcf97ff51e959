// Diagnosis: slope by a and slope by b: a constant factor
(double Value, double SlopeA, double SlopeB) Add(double a, double b)
{
    return (a + b, 2, 2);
}
