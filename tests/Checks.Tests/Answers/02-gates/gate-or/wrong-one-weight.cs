// Diagnosis: one wrong row, 0 1
(double w1, double w2, double b) Or()
{
    return (1, 0, -0.5);
}
