// Diagnosis: softmax over the columns
double[,] ScoreGradient(double[,] scores, int[] labels)
{
    int n = scores.GetLength(0), classes = scores.GetLength(1);
    var result = new double[n, classes];
    for (int k = 0; k < classes; k++)
    {
        double[] column = Enumerable.Range(0, n).Select(i => scores[i, k]).ToArray();
        double[] p = Softmax.Apply(column);
        for (int i = 0; i < n; i++)
            result[i, k] = (p[i] - (labels[i] == k ? 1 : 0)) / n;
    }
    return result;
}
