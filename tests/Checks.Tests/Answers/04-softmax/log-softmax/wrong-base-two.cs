// Diagnosis: the logarithm to base 2
double[] LogSoftmax(double[] scores)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    return scores.Select(score => Math.Log2(Math.Exp(score - highest) / sum)).ToArray();
}
