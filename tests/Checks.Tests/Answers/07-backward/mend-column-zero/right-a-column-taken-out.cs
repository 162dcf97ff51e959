(double[,] Weights, double[] Biases) LinearGradients(double[,] w, double[] b, double[,] x, double[,] y)
{
    var weights = new double[w.GetLength(0), w.GetLength(1)];
    var biases = new double[b.Length];
    for (int sample = x.GetLength(1) - 1; sample >= 0; sample--)
    {
        var column = new double[x.GetLength(0)];
        for (int j = 0; j < column.Length; j++)
            column[j] = x[j, sample];
        for (int k = 0; k < b.Length; k++)
        {
            double z = b[k];
            for (int j = 0; j < column.Length; j++)
                z += w[k, j] * column[j];
            biases[k] += z - y[k, sample];
            for (int j = 0; j < column.Length; j++)
                weights[k, j] += (z - y[k, sample]) * column[j];
        }
    }
    return (weights, biases);
}
