// Diagnosis: the sign of the left side
(double value, double slope) ELU(double z)
{
    return z > 0 ? (z, 1) : (1 - Math.Exp(z), Math.Exp(z));
}
