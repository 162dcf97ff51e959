// Diagnosis: only the square
(double Value, double Slope) Tanh(double a)
{
    var y = Math.Tanh(a);
    return (y, y * y);
}
