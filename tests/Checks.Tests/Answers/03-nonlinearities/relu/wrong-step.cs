// Diagnosis: the step in place of ReLU
(double value, double slope) ReLU(double z)
{
    return (z > 0 ? 1 : 0, z > 0 ? 1 : 0);
}
