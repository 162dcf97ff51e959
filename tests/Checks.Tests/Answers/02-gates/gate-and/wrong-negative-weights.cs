// Diagnosis: the signs of the weights
(double w1, double w2, double b) And()
{
    return (-1, -1, -1.5);
}
