// Diagnosis: value: the wrong sign
(double value, double slope) ReLU(double z)
{
    return (-Math.Max(0, z), z > 0 ? 1 : 0);
}
