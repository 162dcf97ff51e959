// Diagnosis: one wrong row, 1 0
(double w1, double w2, double b) And()
{
    return (2, 1, -1.5);
}
