double[] NaiveSoftmax(double[] scores)
{
    double total = 0;
    foreach (double score in scores)
        total += Math.Exp(score);
    double[] shares = new double[scores.Length];
    for (int i = 0; i < shares.Length; i++)
        shares[i] = Math.Exp(scores[i]) / total;
    return shares;
}
