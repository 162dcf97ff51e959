// Diagnosis: the bias in the wrong place
(double w1, double w2, double b) Nand()
{
    return (1.5, -1, -1);
}
