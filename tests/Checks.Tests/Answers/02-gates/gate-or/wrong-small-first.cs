// Diagnosis: one wrong row, 1 0
(double w1, double w2, double b) Or()
{
    return (0.4, 1, -0.5);
}
