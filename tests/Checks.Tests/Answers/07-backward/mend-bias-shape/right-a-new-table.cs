double[,] MoveBiases(double[,] b, double[] deltas, double eta)
{
    var moved = new double[b.GetLength(0), 1];
    int row = 0;
    foreach (double bias in b)
    {
        moved[row, 0] = bias - eta * deltas[row];
        row++;
    }
    return moved;
}
