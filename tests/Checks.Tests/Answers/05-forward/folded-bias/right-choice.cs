(double[,] Folded, double[,] Extended) Fold(double[,] inputs, double[,] weights, double[] bias)
{
    double[,] Wider(double[,] table, double[] column)
    {
        int last = table.GetLength(1);
        var wider = new double[column.Length, last + 1];
        for (int i = 0; i < column.Length; i++)
            for (int j = 0; j <= last; j++)
                wider[i, j] = j < last ? table[i, j] : column[i];
        return wider;
    }
    return (Wider(weights, bias), Wider(inputs, Enumerable.Repeat(1.0, inputs.GetLength(0)).ToArray()));
}
