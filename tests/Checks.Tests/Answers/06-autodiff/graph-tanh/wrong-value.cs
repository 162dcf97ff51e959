// Diagnosis: the value in place of the slope
(double Value, double Slope) Tanh(double a)
{
    var y = Math.Tanh(a);
    return (y, y);
}
