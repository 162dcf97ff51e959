// Diagnosis: something that is no row
(double x1, double x2) WrongRow(double w1, double w2, double b)
{
    if (b >= 0) return (0, 0);
    if (w2 + b < 0) return (0, 1);
    if (w1 + b < 0) return (1, 0);
    return (3, 3);
}
