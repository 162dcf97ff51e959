(double value, double slope) Sigmoid(double z)
{
    double Value(double x) => Math.Pow(1 + Math.Exp(-x), -1);
    return (Value(z), Value(z) * Value(-z));
}
