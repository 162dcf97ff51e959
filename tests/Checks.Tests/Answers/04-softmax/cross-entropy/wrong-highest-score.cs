// Diagnosis: the loss of the highest score
double CrossEntropy(double[] scores, int label)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    double logSumExp = highest + Math.Log(sum);
    return logSumExp - highest;
}
