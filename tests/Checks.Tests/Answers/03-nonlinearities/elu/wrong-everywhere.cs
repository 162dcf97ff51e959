// Diagnosis: the exponential on both sides
(double value, double slope) ELU(double z)
{
    return (Math.Exp(z) - 1, Math.Exp(z));
}
