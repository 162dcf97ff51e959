(double[,] wH, double[] bH, double[,] wO, double[] bO) Epoch(
    double[,] wH, double[] bH, double[,] wO, double[] bO, double[][] xs, double[][] ys, double eta)
{
    double[] Vector(double[] at, double[] slopes) => at.Zip(slopes, (a, slope) => a - eta * slope).ToArray();
    double[,] Table(double[,] at, double[,] slopes)
    {
        var moved = new double[at.GetLength(0), at.GetLength(1)];
        for (int row = 0; row < at.GetLength(0); row++)
            for (int column = 0; column < at.GetLength(1); column++)
                moved[row, column] = at[row, column] - eta * slopes[row, column];
        return moved;
    }
    foreach (var (x, y) in xs.Zip(ys))
    {
        var slopes = BackwardExercise.GivenGradients(wH, bH, wO, bO, x, y);
        (wH, bH, wO, bO) = (Table(wH, slopes.WH), Vector(bH, slopes.BH), Table(wO, slopes.WO), Vector(bO, slopes.BO));
    }
    return (wH, bH, wO, bO);
}
