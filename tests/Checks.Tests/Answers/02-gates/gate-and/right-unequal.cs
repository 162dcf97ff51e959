(double w1, double w2, double b) And()
{
    return (5, 4, -5.5);
}
