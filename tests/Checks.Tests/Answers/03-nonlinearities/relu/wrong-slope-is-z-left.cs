// Diagnosis: z in place of the slope on the left
(double value, double slope) ReLU(double z)
{
    return z > 0 ? (z, 1) : (0, z);
}
