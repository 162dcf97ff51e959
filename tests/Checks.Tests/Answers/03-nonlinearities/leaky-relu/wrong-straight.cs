// Diagnosis: α z on both sides
(double value, double slope) LeakyReLU(double z, double alpha)
{
    return (alpha * z, z > 0 ? 1 : alpha);
}
