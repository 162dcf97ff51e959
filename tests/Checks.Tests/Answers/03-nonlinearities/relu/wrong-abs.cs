// Diagnosis: the absolute value
(double value, double slope) ReLU(double z)
{
    return (Math.Abs(z), z > 0 ? 1 : 0);
}
