double[,] ScoreGradient(double[,] scores, int[] labels)
{
    int classes = scores.GetLength(1);
    var result = new double[labels.Length, classes];
    void Fill(int row)
    {
        if (row == labels.Length)
            return;
        for (int k = 0; k < classes; k++)
        {
            double below = 0;
            for (int j = 0; j < classes; j++)
                below += Math.Exp(scores[row, j] - scores[row, k]);
            result[row, k] = (1 / below - (labels[row] == k ? 1 : 0)) / labels.Length;
        }
        Fill(row + 1);
    }
    Fill(0);
    return result;
}
