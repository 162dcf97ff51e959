// Diagnosis: the slope at the corner
(double value, double slope) LeakyReLU(double z, double alpha)
{
    return (z > 0 ? z : alpha * z, z > 0 ? 1 : z < 0 ? alpha : -1);
}
