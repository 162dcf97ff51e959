// Diagnosis: softmax without its shift
double[,] ScoreGradient(double[,] scores, int[] labels)
{
    int n = scores.GetLength(0), classes = scores.GetLength(1);
    var result = new double[n, classes];
    for (int i = 0; i < n; i++)
    {
        double sum = 0;
        for (int k = 0; k < classes; k++)
            sum += Math.Exp(scores[i, k]);
        for (int k = 0; k < classes; k++)
            result[i, k] = (Math.Exp(scores[i, k]) / sum - (k == labels[i] ? 1 : 0)) / n;
    }
    return result;
}
