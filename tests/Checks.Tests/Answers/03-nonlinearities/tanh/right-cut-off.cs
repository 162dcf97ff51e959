(double value, double slope) Tanh(double z)
{
    double x = Math.Max(-300, Math.Min(300, z));
    double up = Math.Exp(x), down = Math.Exp(-x);
    double t = (up - down) / (up + down);
    return (t, 1 - t * t);
}
