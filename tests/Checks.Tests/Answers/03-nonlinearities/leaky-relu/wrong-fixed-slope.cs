// Diagnosis: a slope that is always 0.01 on the left
(double value, double slope) LeakyReLU(double z, double alpha)
{
    return z > 0 ? (z, 1) : (alpha * z, 0.01);
}
