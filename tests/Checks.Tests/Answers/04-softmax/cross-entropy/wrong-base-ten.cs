// Diagnosis: the logarithm to base 10
double CrossEntropy(double[] scores, int label)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    double logSumExp = highest + Math.Log(sum);
    return -Math.Log10(Math.Exp(scores[label] - highest) / sum);
}
