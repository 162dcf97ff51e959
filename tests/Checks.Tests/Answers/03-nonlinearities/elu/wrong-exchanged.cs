// Diagnosis: value and slope exchanged
(double value, double slope) ELU(double z)
{
    return z > 0 ? (1, z) : (Math.Exp(z), Math.Exp(z) - 1);
}
