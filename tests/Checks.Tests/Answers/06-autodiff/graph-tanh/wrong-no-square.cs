// Diagnosis: no square
(double Value, double Slope) Tanh(double a)
{
    var y = Math.Tanh(a);
    return (y, 1 - y);
}
