(double[,] Weights, double[] Biases) LinearGradients(double[,] w, double[] b, double[,] x, double[,] y)
{
    int outputs = w.GetLength(0), inputs = w.GetLength(1), samples = x.GetLength(1);
    var deltas = new double[outputs, samples];
    for (int k = 0; k < outputs; k++)
        for (int i = 0; i < samples; i++)
        {
            deltas[k, i] = b[k] - y[k, i];
            for (int j = 0; j < inputs; j++)
                deltas[k, i] += w[k, j] * x[j, i];
        }
    var weights = new double[outputs, inputs];
    var biases = new double[outputs];
    for (int k = 0; k < outputs; k++)
        for (int i = 0; i < samples; i++)
        {
            biases[k] += deltas[k, i];
            for (int j = 0; j < inputs; j++)
                weights[k, j] += deltas[k, i] * x[j, i];
        }
    return (weights, biases);
}
