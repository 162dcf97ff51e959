// Diagnosis: the slopes of squares
(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    return (a * b, 2 * a, 2 * b);
}
