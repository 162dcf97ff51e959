// Diagnosis: α in place of αz
(double value, double slope) LeakyReLU(double z, double alpha)
{
    return z > 0 ? (z, 1) : (alpha, alpha);
}
