// Diagnosis: always yes
(bool left, bool right) Saturates(Func<double, double> f)
{
    return (true, true);
}
