// Diagnosis: z in place of the slope on the right
(double value, double slope) ELU(double z)
{
    return (z > 0 ? z : Math.Exp(z) - 1, z > 0 ? z : Math.Exp(z));
}
