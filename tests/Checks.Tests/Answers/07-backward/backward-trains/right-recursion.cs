(double[,], double[], double[,], double[]) Epoch(
    double[,] wH, double[] bH, double[,] wO, double[] bO, double[][] xs, double[][] ys, double eta)
{
    if (xs.Length == 0)
        return (wH, bH, wO, bO);
    var (first, second, third, fourth) = BackwardExercise.GivenGradients(wH, bH, wO, bO, xs[0], ys[0]);
    Move(wH, first);
    Move(wO, third);
    for (int k = 0; k < bH.Length; k++) bH[k] -= second[k] * eta;
    for (int j = 0; j < bO.Length; j++) bO[j] -= fourth[j] * eta;
    return Epoch(wH, bH, wO, bO, xs.Skip(1).ToArray(), ys.Skip(1).ToArray(), eta);

    void Move(double[,] table, double[,] by)
    {
        for (int place = 0; place < table.Length; place++)
            table[place / table.GetLength(1), place % table.GetLength(1)] -=
                eta * by[place / table.GetLength(1), place % table.GetLength(1)];
    }
}
