// Diagnosis: the logarithm forgotten
double[] LogSoftmax(double[] scores)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    return scores.Select(score => Math.Exp(score - highest) / sum).ToArray();
}
