// Diagnosis: not a number
(double w1, double w2, double b) Or()
{
    double sum = 0;
    return (1, 1, -1 / sum);
}
