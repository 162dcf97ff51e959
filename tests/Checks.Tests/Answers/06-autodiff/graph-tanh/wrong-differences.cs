// Diagnosis: slope: nearly right
(double Value, double Slope) Tanh(double a)
{
    const double h = 1e-4;
    return (Math.Tanh(a), (Math.Tanh(a + h) - Math.Tanh(a - h)) / (2 * h));
}
