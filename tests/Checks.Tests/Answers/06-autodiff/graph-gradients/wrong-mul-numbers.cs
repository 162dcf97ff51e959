// Diagnosis: gradients: slopes of a mul from the numbers
(double Value, double[] Gradients) Gradients(
    string[] kinds, int[][] operands, double[] numbers, int[] order)
{
    double[] v = (double[])numbers.Clone();
    double[][] s = new double[kinds.Length][];
    foreach (int i in order)
    {
        int[] o = operands[i];
        if (kinds[i] == "add") { v[i] = v[o[0]] + v[o[1]]; s[i] = new double[] { 1, 1 }; }
        if (kinds[i] == "mul") { v[i] = v[o[0]] * v[o[1]]; s[i] = new double[] { numbers[o[1]], numbers[o[0]] }; }
        if (kinds[i] == "tanh") { v[i] = Math.Tanh(v[o[0]]); s[i] = new double[] { 1 - v[i] * v[i] }; }
    }
    double[] g = new double[kinds.Length];
    g[order[^1]] = 1;
    foreach (int n in order.Reverse())
        for (int k = 0; k < operands[n].Length; k++)
            g[operands[n][k]] += g[n] * s[n][k];
    return (v[order[^1]], g);
}
