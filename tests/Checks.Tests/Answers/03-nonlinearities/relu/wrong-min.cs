// Diagnosis: the smaller in place of the larger
(double value, double slope) ReLU(double z)
{
    return (Math.Min(z, 0), z > 0 ? 1 : 0);
}
