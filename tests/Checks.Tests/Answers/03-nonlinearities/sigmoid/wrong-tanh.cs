// Diagnosis: tanh in place of the sigmoid
(double value, double slope) Sigmoid(double z)
{
    double v = Math.Tanh(z);
    return (v, 1 - v * v);
}
