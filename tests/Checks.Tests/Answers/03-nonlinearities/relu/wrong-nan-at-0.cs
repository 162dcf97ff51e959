// Diagnosis: the slope at the corner
(double value, double slope) ReLU(double z)
{
    return (Math.Max(0, z), Math.Max(0, z) / z);
}
