// Diagnosis: the logarithm of a softmax without its shift
double[] LogSoftmax(double[] scores)
{
    double sum = scores.Sum(score => Math.Exp(score));
    return scores.Select(score => Math.Log(Math.Exp(score) / sum)).ToArray();
}
