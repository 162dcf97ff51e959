// Diagnosis: the bias in the wrong place
(double w1, double w2, double b) And()
{
    return (-1.5, 1, 1);
}
