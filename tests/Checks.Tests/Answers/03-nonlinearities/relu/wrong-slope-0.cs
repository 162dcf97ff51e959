// Diagnosis: a slope of 0 everywhere
(double value, double slope) ReLU(double z)
{
    return (Math.Max(0, z), 0);
}
