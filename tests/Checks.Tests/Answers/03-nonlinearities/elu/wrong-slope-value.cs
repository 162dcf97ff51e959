// Diagnosis: the value in place of the slope
(double value, double slope) ELU(double z)
{
    double v = z > 0 ? z : Math.Exp(z) - 1;
    return (v, v);
}
