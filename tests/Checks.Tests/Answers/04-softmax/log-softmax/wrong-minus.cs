// Diagnosis: the wrong sign
double[] LogSoftmax(double[] scores)
{
    double highest = scores.Max();
    double logSumExp = highest + Math.Log(scores.Sum(score => Math.Exp(score - highest)));
    return scores.Select(score => logSumExp - score).ToArray();
}
