// Diagnosis: the slope of the absolute value
(double value, double slope) ReLU(double z)
{
    return (Math.Abs(z), Math.Sign(z));
}
