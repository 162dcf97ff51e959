(double w1, double w2, double b) Or()
{
    return (1000, 2000, -1);
}
