// Diagnosis: the gradient shared out
(double Value, double SlopeA, double SlopeB) Add(double a, double b)
{
    return (a + b, 0.5, 0.5);
}
