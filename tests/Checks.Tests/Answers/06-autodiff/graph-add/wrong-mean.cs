// Diagnosis: value: the mean
(double Value, double SlopeA, double SlopeB) Add(double a, double b)
{
    return ((a + b) / 2, 1, 1);
}
