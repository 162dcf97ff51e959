// Diagnosis: a slope of 1 everywhere
(double value, double slope) LeakyReLU(double z, double alpha)
{
    return (z > 0 ? z : alpha * z, 1);
}
