// Diagnosis: a division of whole numbers
double[,] ScoreGradient(double[,] scores, int[] labels)
{
    int n = scores.GetLength(0), K = scores.GetLength(1);
    var g = new double[n, K];
    for (int i = 0; i < n; i++)
    {
        var row = new double[K];
        for (int k = 0; k < K; k++) row[k] = scores[i, k];
        var p = Softmax.Apply(row);
        for (int k = 0; k < K; k++) g[i, k] = 1 / n * (p[k] - (k == labels[i] ? 1 : 0));
    }
    return g;
}
