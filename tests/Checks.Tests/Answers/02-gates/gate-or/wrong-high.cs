// Diagnosis: an answer that is always 1
(double w1, double w2, double b) Or()
{
    return (1, 1, 5);
}
