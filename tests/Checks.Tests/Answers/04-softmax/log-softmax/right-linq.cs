double[] LogSoftmax(double[] scores)
{
    double top = scores.Max();
    double logSum = Math.Log(scores.Sum(score => Math.Exp(score - top)));
    return scores.Select(score => score - top - logSum).ToArray();
}
