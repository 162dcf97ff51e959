// Diagnosis: no slopes
(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    return (a * b, 0, 0);
}
