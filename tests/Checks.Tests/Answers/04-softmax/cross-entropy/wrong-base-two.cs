// Diagnosis: the logarithm to base 2
double CrossEntropy(double[] scores, int label)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    double logSumExp = highest + Math.Log(sum);
    return (logSumExp - scores[label]) / Math.Log(2);
}
