// Diagnosis: the slope from the input
(double Value, double Slope) Tanh(double a)
{
    return (Math.Tanh(a), 1 - a * a);
}
