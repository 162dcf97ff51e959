// Diagnosis: value: a power
(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    return (Math.Pow(a, b), b, a);
}
