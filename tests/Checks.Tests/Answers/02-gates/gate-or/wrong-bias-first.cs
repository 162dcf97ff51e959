// Diagnosis: the bias in the wrong place
(double w1, double w2, double b) Or()
{
    return (-0.5, 1, 1);
}
