// Diagnosis: both sides alike
(bool left, bool right) Saturates(Func<double, double> f)
{
    double Slope(double z) => (f(z + 1e-4) - f(z - 1e-4)) / 2e-4;
    bool Flat(double from)
    {
        for (double z = from + 0.03; z < from + 20; z += 0.07)
        {
            if (Math.Abs(Slope(z)) > 0.01)
                return false;
        }
        return true;
    }
    bool any = Flat(-40) || Flat(20);
    return (any, any);
}
