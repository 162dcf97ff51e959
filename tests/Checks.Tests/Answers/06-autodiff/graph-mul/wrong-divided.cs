// Diagnosis: a division by an operand
(double Value, double SlopeA, double SlopeB) Mul(double a, double b)
{
    var product = a * b;
    return (product, product / a, product / b);
}
