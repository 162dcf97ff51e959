// Diagnosis: one softmax over the whole table
double[,] ScoreGradient(double[,] scores, int[] labels)
{
    int n = scores.GetLength(0), classes = scores.GetLength(1);
    double[] p = Softmax.Apply(scores.Cast<double>().ToArray());
    var result = new double[n, classes];
    for (int i = 0; i < n; i++)
        for (int k = 0; k < classes; k++)
            result[i, k] = (p[i * classes + k] - (labels[i] == k ? 1 : 0)) / n;
    return result;
}
