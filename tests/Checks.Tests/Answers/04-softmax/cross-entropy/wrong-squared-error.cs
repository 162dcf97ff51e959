// Diagnosis: the squared distance from the target
double CrossEntropy(double[] scores, int label)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    double logSumExp = highest + Math.Log(sum);
    return scores.Select((z, k) => Math.Pow(Math.Exp(z - logSumExp) - (k == label ? 1 : 0), 2)).Sum();
}
