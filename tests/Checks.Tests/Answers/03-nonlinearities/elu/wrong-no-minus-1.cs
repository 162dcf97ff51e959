// Diagnosis: the −1 forgotten
(double value, double slope) ELU(double z)
{
    return z > 0 ? (z, 1) : (Math.Exp(z), Math.Exp(z));
}
