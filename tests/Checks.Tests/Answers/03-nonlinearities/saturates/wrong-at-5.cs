// Diagnosis: places too near to 0
(bool left, bool right) Saturates(Func<double, double> f)
{
    double Slope(double z) => (f(z + 1e-4) - f(z - 1e-4)) / 2e-4;
    return (Math.Abs(Slope(-5)) < 0.01, Math.Abs(Slope(5)) < 0.01);
}
