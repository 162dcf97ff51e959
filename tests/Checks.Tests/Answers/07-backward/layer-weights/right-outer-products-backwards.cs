double[,] WeightGradient(double[,] X, double[,] dZ)
{
    var sum = new double[dZ.GetLength(1), X.GetLength(1)];
    int sample = X.GetLength(0);
    while (sample-- > 0)
        AddOuter(sample);
    return sum;

    void AddOuter(int s)
    {
        for (int place = 0; place < sum.Length; place++)
        {
            int row = place / sum.GetLength(1), column = place % sum.GetLength(1);
            sum[row, column] += X[s, column] * dZ[s, row];
        }
    }
}
