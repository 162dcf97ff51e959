double[,] ScoreGradient(double[,] scores, int[] labels)
{
    Matrix shares = Softmax.Apply(new Matrix(scores));
    Matrix targets = Matrix.OneHot(labels, scores.GetLength(1));
    return ((shares - targets) / labels.Length).ToArray();
}
