double[] NaiveSoftmax(double[] scores)
{
    var total = scores.Sum(score => Math.Exp(score));
    return scores.Select(score => Math.Exp(score) / total).ToArray();
}
