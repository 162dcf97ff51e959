// Diagnosis: the bias left out
(double x1, double x2) WrongRow(double w1, double w2, double b)
{
    if (w2 < 0) return (0, 1);
    if (w1 < 0) return (1, 0);
    if (w1 + w2 >= 0) return (1, 1);
    return (0, 0);
}
