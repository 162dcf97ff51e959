double[,] XorNetwork()
{
    (double, double, double) nor = (-1, -1, 0.5), and = (1, 1, -1.5), last = (-1, -1, 0.5);
    double[,] table = new double[3, 3];
    int row = 0;
    foreach (var (w1, w2, b) in new[] { nor, and, last })
    {
        table[row, 0] = w1;
        table[row, 1] = w2;
        table[row++, 2] = b;
    }
    return table;
}
