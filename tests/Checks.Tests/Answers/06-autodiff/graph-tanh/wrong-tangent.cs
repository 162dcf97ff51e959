// Diagnosis: value: the tangent
(double Value, double Slope) Tanh(double a)
{
    var y = Math.Tan(a);
    return (y, 1 - y * y);
}
