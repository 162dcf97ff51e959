// Diagnosis: the bias's sign
(double x1, double x2) WrongRow(double w1, double w2, double b)
{
    foreach (var (x1, x2) in new[] { (0, 0), (0, 1), (1, 0), (1, 1) })
    {
        bool says = w1 * x1 + w2 * x2 - b >= 0;
        if (says != (x1 != x2))
            return (x1, x2);
    }
    return (1, 1);
}
