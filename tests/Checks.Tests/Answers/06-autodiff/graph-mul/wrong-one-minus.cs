// Diagnosis: one wrong sign
(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    return (a * b, b, -a);
}
