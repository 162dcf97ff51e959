// Diagnosis: the bias's sign
(double w1, double w2, double b) Nand()
{
    return (-1, -1, -1.5);
}
