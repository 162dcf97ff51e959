// Diagnosis: a transposed shape
double[,] ScoreGradient(double[,] scores, int[] labels)
{
    int n = scores.GetLength(0), classes = scores.GetLength(1);
    Matrix p = Softmax.Apply(new Matrix(scores));
    var result = new double[classes, n];
    for (int i = 0; i < n; i++)
        for (int k = 0; k < classes; k++)
            result[k, i] = (p[i, k] - (k == labels[i] ? 1 : 0)) / n;
    return result;
}
