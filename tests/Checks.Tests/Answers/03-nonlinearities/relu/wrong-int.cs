// Diagnosis: whole numbers only
(double value, double slope) ReLU(double z)
{
    return (Math.Max(0, (int)z), z > 0 ? 1 : 0);
}
