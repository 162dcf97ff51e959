(double w1, double w2, double b) Nand()
{
    return (-3, -2, 4);
}
