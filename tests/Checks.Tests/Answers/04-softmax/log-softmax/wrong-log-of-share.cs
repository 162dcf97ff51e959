// Diagnosis: the logarithm of the share
double[] LogSoftmax(double[] scores)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    return scores.Select(score => Math.Log(Math.Exp(score - highest) / sum)).ToArray();
}
