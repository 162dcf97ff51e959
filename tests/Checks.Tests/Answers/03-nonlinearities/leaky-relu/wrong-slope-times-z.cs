// Diagnosis: αz in place of α
(double value, double slope) LeakyReLU(double z, double alpha)
{
    return z > 0 ? (z, 1) : (alpha * z, alpha * z);
}
