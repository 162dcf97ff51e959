// Diagnosis: the weights of NOR
(double w1, double w2, double b) Or()
{
    return (-1, -1, 0.5);
}
