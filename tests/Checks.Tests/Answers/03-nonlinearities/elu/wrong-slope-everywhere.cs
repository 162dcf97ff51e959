// Diagnosis: the exponential on both sides of the slope
(double value, double slope) ELU(double z)
{
    return (z > 0 ? z : Math.Exp(z) - 1, Math.Exp(z));
}
