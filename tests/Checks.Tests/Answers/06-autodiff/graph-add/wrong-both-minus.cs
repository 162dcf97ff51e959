// Diagnosis: slope by a and slope by b: the wrong sign
(double Value, double SlopeA, double SlopeB) Add(double a, double b)
{
    return (a + b, -1, -1);
}
