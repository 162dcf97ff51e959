// Diagnosis: an answer that is always 1
(double w1, double w2, double b) And()
{
    return (0, 0, 0);
}
