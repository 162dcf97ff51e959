// Diagnosis: the sum of the slopes for each
(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    return (a * b, b + a, a + b);
}
