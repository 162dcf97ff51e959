// Diagnosis: the wrong sign of the slopes
(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    return (a * b, -b, -a);
}
