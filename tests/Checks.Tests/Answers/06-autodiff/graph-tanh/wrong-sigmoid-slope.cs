// Diagnosis: the sigmoid's slope
(double Value, double Slope) Tanh(double a)
{
    var y = Math.Tanh(a);
    return (y, y * (1 - y));
}
