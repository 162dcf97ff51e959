// Diagnosis: the weights of “x₁ but not x₂”
(double w1, double w2, double b) Nand()
{
    return (1, -2, -0.5);
}
