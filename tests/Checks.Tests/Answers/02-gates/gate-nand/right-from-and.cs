(double w1, double w2, double b) Nand()
{
    double a = 1, c = 1, threshold = 1.5;
    return (-a, -c, threshold);
}
