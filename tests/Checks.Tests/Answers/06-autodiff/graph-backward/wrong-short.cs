// Diagnosis: room for the nodes of the order only
double[] Backward(int[][] operands, double[][] slopes, int[] order)
{
    double[] g = new double[order.Length];
    g[order[^1]] = 1;
    foreach (int i in order.Reverse())
        for (int k = 0; k < operands[i].Length; k++)
            g[operands[i][k]] += g[i] * slopes[i][k];
    return g;
}
