// Diagnosis: values in place of slopes
(double Value, double SlopeA, double SlopeB) Add(double a, double b)
{
    return (a + b, a, b);
}
