// Diagnosis: the slope 1 everywhere
(double Value, double Slope) Tanh(double a)
{
    return (Math.Tanh(a), 1);
}
