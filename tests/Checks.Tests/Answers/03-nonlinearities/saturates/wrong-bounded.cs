// Diagnosis: bounds in place of slopes
(bool left, bool right) Saturates(Func<double, double> f)
{
    return (Math.Abs(f(-1000)) < 100, Math.Abs(f(1000)) < 100);
}
