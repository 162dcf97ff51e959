(double Value, double Slope) Tanh(double a)
{
    double up = Math.Exp(a), down = Math.Exp(-a);
    double y = (up - down) / (up + down);
    return (y, (1 - y) * (1 + y));
}
