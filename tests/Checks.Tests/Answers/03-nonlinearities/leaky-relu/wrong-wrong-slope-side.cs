// Diagnosis: α on the wrong side in the slope
(double value, double slope) LeakyReLU(double z, double alpha)
{
    return z > 0 ? (z, alpha) : (alpha * z, 1);
}
