// Diagnosis: tanh taken twice
(double Value, double Slope) Tanh(double a)
{
    var y = Math.Tanh(a);
    return (y, 1 - Math.Pow(Math.Tanh(y), 2));
}
