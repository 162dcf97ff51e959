// Diagnosis: the slopes of a sum
(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    return (a * b, 1, 1);
}
