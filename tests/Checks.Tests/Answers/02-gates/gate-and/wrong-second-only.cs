// Diagnosis: one wrong row, 0 1
(double w1, double w2, double b) And()
{
    return (0, 1, -0.5);
}
