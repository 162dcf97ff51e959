// Diagnosis: a row that is right when b < 0
(double x1, double x2) WrongRow(double w1, double w2, double b)
{
    if (b < 0) return (1, 1);
    return (0, 0);
}
