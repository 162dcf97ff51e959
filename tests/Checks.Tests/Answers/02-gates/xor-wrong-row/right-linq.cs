(double x1, double x2) WrongRow(double w1, double w2, double b)
{
    return new[] { (0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0) }
        .First(row => (row.Item1 * w1 + row.Item2 * w2 + b >= 0) != (row.Item1 + row.Item2 == 1));
}
