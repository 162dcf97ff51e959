// Diagnosis: not a number
(double w1, double w2, double b) And()
{
    return (1, 1, double.NegativeInfinity);
}
