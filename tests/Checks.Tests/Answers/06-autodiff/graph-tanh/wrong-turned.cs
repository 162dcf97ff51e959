// Diagnosis: the wrong sign of the slope
(double Value, double Slope) Tanh(double a)
{
    var y = Math.Tanh(a);
    return (y, y * y - 1);
}
