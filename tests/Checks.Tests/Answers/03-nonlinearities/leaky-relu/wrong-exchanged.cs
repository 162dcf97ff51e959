// Diagnosis: value and slope exchanged
(double value, double slope) LeakyReLU(double z, double alpha)
{
    return z > 0 ? (1, z) : (alpha, alpha * z);
}
