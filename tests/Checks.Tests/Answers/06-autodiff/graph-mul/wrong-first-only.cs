// Diagnosis: a slope for one operand only
(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    return (a * b, b, 0);
}
