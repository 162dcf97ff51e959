// Diagnosis: the sum in place of the mean
double[,] ScoreGradient(double[,] scores, int[] labels)
{
    int n = scores.GetLength(0), classes = scores.GetLength(1);
    var result = new double[n, classes];
    for (int i = 0; i < n; i++)
    {
        double[] row = Enumerable.Range(0, classes).Select(k => scores[i, k]).ToArray();
        double[] p = Softmax.Apply(row);
        for (int k = 0; k < classes; k++)
        {
            double t = k == labels[i] ? 1 : 0;
            result[i, k] = p[k] - t;
        }
    }
    return result;
}
