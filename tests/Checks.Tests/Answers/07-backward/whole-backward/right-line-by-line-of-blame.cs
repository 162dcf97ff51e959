(double[,], double[], double[,], double[]) Backward(
    double[,] wH, double[] bH, double[,] wO, double[] bO, double[] x, double[] y)
{
    var hidden = new double[bH.Length];
    for (int k = 0; k < hidden.Length; k++)
        hidden[k] = 1 / (1 + Math.Exp(-Row(wH, bH, x, k)));
    double[,] dWH = new double[bH.Length, x.Length], dWO = new double[bO.Length, bH.Length];
    double[] dBH = new double[bH.Length], dBO = new double[bO.Length];
    for (int j = 0; j < bO.Length; j++)
    {
        double answer = Math.Tanh(Row(wO, bO, hidden, j));
        dBO[j] += (answer - y[j]) * (1 - answer) * (1 + answer);
        for (int k = 0; k < bH.Length; k++)
        {
            dWO[j, k] += dBO[j] * hidden[k];
            double blame = dBO[j] * wO[j, k] * hidden[k] * (1 - hidden[k]);
            dBH[k] += blame;
            for (int i = 0; i < x.Length; i++)
                dWH[k, i] += blame * x[i];
        }
    }
    return (dWH, dBH, dWO, dBO);
}

double Row(double[,] w, double[] b, double[] v, int row) =>
    Enumerable.Range(0, v.Length).Aggregate(b[row], (sum, column) => sum + w[row, column] * v[column]);
