// Diagnosis: z in place of the slope
(double value, double slope) ReLU(double z)
{
    return (Math.Max(z, 0), z);
}
