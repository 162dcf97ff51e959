// Diagnosis: division by the sum of the scores
double[] NaiveSoftmax(double[] scores)
{
    var e = scores.Select(z => Math.Exp(z)).ToArray();
    return e.Select(x => x / scores.Sum()).ToArray();
}
