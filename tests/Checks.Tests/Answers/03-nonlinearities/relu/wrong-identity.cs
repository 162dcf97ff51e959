// Diagnosis: z itself
(double value, double slope) ReLU(double z)
{
    return (z, z > 0 ? 1 : 0);
}
