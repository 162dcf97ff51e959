// Diagnosis: no leak in the slope
(double value, double slope) LeakyReLU(double z, double alpha)
{
    return (z > 0 ? z : alpha * z, z > 0 ? 1 : 0);
}
