// Diagnosis: the weights of “x₁ but not x₂”
(double w1, double w2, double b) And()
{
    return (1, -1, -0.5);
}
