// Diagnosis: one wrong row, 1 0
(double w1, double w2, double b) Nand()
{
    return (-1, 0, 0.5);
}
