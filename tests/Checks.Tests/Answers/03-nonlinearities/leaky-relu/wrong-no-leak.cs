// Diagnosis: no leak
(double value, double slope) LeakyReLU(double z, double alpha)
{
    return (Math.Max(0, z), z > 0 ? 1 : 0);
}
