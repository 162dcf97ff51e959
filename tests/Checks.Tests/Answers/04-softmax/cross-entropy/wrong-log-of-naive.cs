// Diagnosis: the logarithm of a softmax without its shift
double CrossEntropy(double[] scores, int label)
{
    double sum = scores.Sum(score => Math.Exp(score));
    return -Math.Log(Math.Exp(scores[label]) / sum);
}
