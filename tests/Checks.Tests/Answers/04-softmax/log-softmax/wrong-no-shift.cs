// Diagnosis: log-softmax without its shift
double[] LogSoftmax(double[] scores)
{
    double logSum = Math.Log(scores.Sum(score => Math.Exp(score)));
    return scores.Select(score => score - logSum).ToArray();
}
