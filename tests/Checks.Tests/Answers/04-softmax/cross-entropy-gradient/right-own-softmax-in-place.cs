double[,] ScoreGradient(double[,] scores, int[] labels)
{
    var gradient = (double[,])scores.Clone();
    for (int i = 0; i < labels.Length; i++)
    {
        double top = double.NegativeInfinity, sum = 0;
        for (int k = 0; k < gradient.GetLength(1); k++)
            top = Math.Max(top, gradient[i, k]);
        for (int k = 0; k < gradient.GetLength(1); k++)
            sum += gradient[i, k] = Math.Exp(gradient[i, k] - top);
        for (int k = 0; k < gradient.GetLength(1); k++)
            gradient[i, k] /= sum * labels.Length;
        gradient[i, labels[i]] -= 1.0 / labels.Length;
    }
    return gradient;
}
