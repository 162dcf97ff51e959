// Diagnosis: α on the wrong side
(double value, double slope) LeakyReLU(double z, double alpha)
{
    return z > 0 ? (alpha * z, alpha) : (z, 1);
}
