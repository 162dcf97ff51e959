// Diagnosis: the value in place of the slope
(double value, double slope) ReLU(double z)
{
    return (Math.Max(0, z), Math.Max(0, z));
}
