// Diagnosis: no slope on the left
(double value, double slope) ELU(double z)
{
    return (z > 0 ? z : Math.Exp(z) - 1, z > 0 ? 1 : 0);
}
