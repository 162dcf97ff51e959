// Diagnosis: value and slope exchanged
(double value, double slope) ReLU(double z)
{
    return (z > 0 ? 1 : 0, Math.Max(0, z));
}
