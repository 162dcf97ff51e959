// Diagnosis: a row that is right
(double x1, double x2) WrongRow(double w1, double w2, double b)
{
    foreach (var (x1, x2, t) in new[] { (0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0) })
    {
        int y = w1 * x1 + w2 * x2 + b >= 0 ? 1 : 0;
        if (y == t)
            return (x1, x2);
    }
    return (1, 1);
}
