// Diagnosis: the row 1 1 left out
(double x1, double x2) WrongRow(double w1, double w2, double b)
{
    if (b >= 0) return (0, 0);
    if (w2 + b < 0) return (0, 1);
    return (1, 0);
}
