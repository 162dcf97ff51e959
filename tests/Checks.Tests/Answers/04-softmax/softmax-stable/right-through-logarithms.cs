double[] StableSoftmax(double[] scores)
{
    double top = double.NegativeInfinity;
    foreach (double score in scores)
        top = Math.Max(top, score);
    double logSum = top + Math.Log(scores.Sum(score => Math.Exp(score - top)));
    return Array.ConvertAll(scores, score => Math.Exp(score - logSum));
}
