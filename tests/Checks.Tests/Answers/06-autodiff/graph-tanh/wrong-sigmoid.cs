// Diagnosis: a sigmoid node
(double Value, double Slope) Tanh(double a)
{
    var y = 1 / (1 + Math.Exp(-a));
    return (y, y * (1 - y));
}
