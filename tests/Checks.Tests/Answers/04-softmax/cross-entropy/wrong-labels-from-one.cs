// Diagnosis: labels counted from 1
double CrossEntropy(double[] scores, int label)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    double logSumExp = highest + Math.Log(sum);
    return logSumExp - scores[label - 1];
}
