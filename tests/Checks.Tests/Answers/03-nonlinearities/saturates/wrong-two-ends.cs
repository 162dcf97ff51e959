// Diagnosis: the two ends only
(bool left, bool right) Saturates(Func<double, double> f)
{
    bool left = Math.Abs(f(-40) - f(-20)) < 0.01;
    bool right = Math.Abs(f(40) - f(20)) < 0.01;
    return (left, right);
}
