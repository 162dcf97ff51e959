// Diagnosis: the cross-entropy of separate yes-or-no questions
double CrossEntropy(double[] scores, int label)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    double logSumExp = highest + Math.Log(sum);
    return -scores.Select((z, k) => Math.Log(k == label ? Math.Exp(z - logSumExp) : 1 - Math.Exp(z - logSumExp))).Sum();
}
