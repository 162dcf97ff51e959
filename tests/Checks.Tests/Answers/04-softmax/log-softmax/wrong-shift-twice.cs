// Diagnosis: the shift taken off twice
double[] LogSoftmax(double[] scores)
{
    double highest = scores.Max();
    double logSumExp = highest + Math.Log(scores.Sum(score => Math.Exp(score - highest)));
    return scores.Select(score => score - highest - logSumExp).ToArray();
}
