// Diagnosis: the shift not added back
double[] LogSoftmax(double[] scores)
{
    double highest = scores.Max();
    double logSum = Math.Log(scores.Sum(score => Math.Exp(score - highest)));
    return scores.Select(score => score - logSum).ToArray();
}
