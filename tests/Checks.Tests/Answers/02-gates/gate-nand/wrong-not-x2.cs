// Diagnosis: one wrong row, 0 1
(double w1, double w2, double b) Nand()
{
    return (-0.5, -2, 1);
}
