double[,] AllOutputDeltas(double[,] y, double[,] zO)
{
    var deltas = (double[,])zO.Clone();
    int row = 0;
    foreach (var target in y)
    {
        double answer = Math.Tanh(zO[row, 0]);
        deltas[row++, 0] = (1 - answer * answer) * (answer - target);
    }
    return deltas;
}
