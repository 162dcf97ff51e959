// Diagnosis: the logarithm to base 10
double[] LogSoftmax(double[] scores)
{
    double sum = scores.Sum(score => Math.Exp(score));
    return scores.Select(score => Math.Log10(Math.Exp(score) / sum)).ToArray();
}
