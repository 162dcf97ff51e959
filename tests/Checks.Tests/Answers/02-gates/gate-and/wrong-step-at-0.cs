// Diagnosis: the other choice at 0
(double w1, double w2, double b) And()
{
    return (1, 1, -1);
}
