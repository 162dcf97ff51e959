// Diagnosis: one minus the share
double CrossEntropy(double[] scores, int label)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    double logSumExp = highest + Math.Log(sum);
    return 1 - Math.Exp(scores[label] - highest) / sum;
}
