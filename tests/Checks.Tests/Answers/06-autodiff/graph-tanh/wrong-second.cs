// Diagnosis: the slope of the slope
(double Value, double Slope) Tanh(double a)
{
    var y = Math.Tanh(a);
    return (y, -2 * y * (1 - y * y));
}
