double CrossEntropy(double[] scores, int label)
{
    return -LogShares(scores)[label];
}

double[] LogShares(double[] scores)
{
    double top = scores.Max();
    double total = top + Math.Log(scores.Sum(score => Math.Exp(score - top)));
    return Array.ConvertAll(scores, score => score - total);
}
