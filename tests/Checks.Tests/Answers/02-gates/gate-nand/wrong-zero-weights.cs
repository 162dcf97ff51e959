// Diagnosis: an answer that is always 0
(double w1, double w2, double b) Nand()
{
    return (0, 0, -1);
}
