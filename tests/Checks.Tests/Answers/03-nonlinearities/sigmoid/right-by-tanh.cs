(double value, double slope) Sigmoid(double z)
{
    double half = Math.Exp(-Math.Abs(z));
    double slope = half / Math.Pow(1 + half, 2);
    return (z >= 0 ? 1 / (1 + half) : half / (1 + half), slope);
}
