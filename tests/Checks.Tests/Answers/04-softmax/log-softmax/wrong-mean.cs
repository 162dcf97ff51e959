// Diagnosis: the logarithm of the mean exponential
double[] LogSoftmax(double[] scores)
{
    double highest = scores.Max();
    double mean = scores.Average(score => Math.Exp(score - highest));
    return scores.Select(score => score - highest - Math.Log(mean)).ToArray();
}
