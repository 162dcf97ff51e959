// Diagnosis: an answer that is always 0
(double w1, double w2, double b) And()
{
    return (1, 1, -2.5);
}
