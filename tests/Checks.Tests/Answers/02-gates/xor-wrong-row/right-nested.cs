(double x1, double x2) WrongRow(double w1, double w2, double b)
{
    return b < 0
        ? w1 + b >= 0
            ? w2 + b >= 0 ? (1, 1) : (0, 1)
            : (1, 0)
        : (0, 0);
}
