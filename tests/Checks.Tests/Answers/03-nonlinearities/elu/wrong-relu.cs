// Diagnosis: ReLU in place of ELU
(double value, double slope) ELU(double z)
{
    return (Math.Max(0, z), z > 0 ? 1 : 0);
}
