(double[,] Weights, double[] Biases) LinearGradients(double[,] w, double[] b, double[,] x, double[,] y)
{
    var inputs = Enumerable.Range(0, x.GetLength(0)).ToArray();
    var samples = Enumerable.Range(0, x.GetLength(1)).ToArray();
    double Delta(int k, int i) => b[k] + inputs.Sum(j => w[k, j] * x[j, i]) - y[k, i];
    var weights = new double[b.Length, inputs.Length];
    for (int k = 0; k < b.Length; k++)
        foreach (int j in inputs)
            weights[k, j] = samples.Sum(i => Delta(k, i) * x[j, i]);
    return (weights, b.Select((_, k) => samples.Sum(i => Delta(k, i))).ToArray());
}
