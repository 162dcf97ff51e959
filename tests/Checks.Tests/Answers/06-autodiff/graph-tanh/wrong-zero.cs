// Diagnosis: no slope
(double Value, double Slope) Tanh(double a)
{
    return (Math.Tanh(a), 0);
}
