// Diagnosis: LogSumExp without its shift
double CrossEntropy(double[] scores, int label)
{
    double sum = 0;
    foreach (double score in scores)
        sum += Math.Exp(score);
    return Math.Log(sum) - scores[label];
}
