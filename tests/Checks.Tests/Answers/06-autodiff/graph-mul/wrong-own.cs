// Diagnosis: the own factor as slope
(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    return (a * b, a, b);
}
