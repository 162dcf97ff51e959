(double Value, double Slope) Tanh(double a)
{
    return (Math.Tanh(a), 1 - Math.Pow(Math.Tanh(a), 2));
}
