// Diagnosis: the value in place of the slope
(double value, double slope) LeakyReLU(double z, double alpha)
{
    double v = z > 0 ? z : alpha * z;
    return (v, v);
}
