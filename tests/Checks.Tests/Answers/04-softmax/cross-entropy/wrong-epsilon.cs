// Diagnosis: a small number inside the logarithm
double CrossEntropy(double[] scores, int label)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    double logSumExp = highest + Math.Log(sum);
    return -Math.Log(Math.Exp(scores[label] - highest) / sum + 1e-9);
}
