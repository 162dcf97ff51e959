// Diagnosis: the sign on the far left
(double value, double slope) Tanh(double z)
{
    if (z > 20) return (1, 0);
    if (z < -20) return (1, 0);
    double t = (Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z));
    return (t, 1 - t * t);
}
