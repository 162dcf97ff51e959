// Diagnosis: too few places
(bool left, bool right) Saturates(Func<double, double> f)
{
    double Slope(double z) => (f(z + 1e-4) - f(z - 1e-4)) / 2e-4;

    bool left = true, right = true;
    for (int z = 20; z <= 40; z++)
    {
        left &= Math.Abs(Slope(-z)) < 0.01;
        right &= Math.Abs(Slope(z)) < 0.01;
    }
    return (left, right);
}
