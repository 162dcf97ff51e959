// Diagnosis: α always 0.01
(double value, double slope) LeakyReLU(double z, double alpha)
{
    return z > 0 ? (z, 1) : (0.01 * z, 0.01);
}
