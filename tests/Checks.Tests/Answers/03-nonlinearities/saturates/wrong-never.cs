// Diagnosis: always no
(bool left, bool right) Saturates(Func<double, double> f)
{
    return (false, false);
}
