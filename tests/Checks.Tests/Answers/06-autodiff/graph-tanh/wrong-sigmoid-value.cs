// Diagnosis: value: the sigmoid
(double Value, double Slope) Tanh(double a)
{
    var y = 1 / (1 + Math.Exp(-a));
    return (y, 1 - y * y);
}
