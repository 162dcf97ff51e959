// Diagnosis: the logarithm of the sum to base 10
double[] LogSoftmax(double[] scores)
{
    double c = scores.Max();
    double sum = scores.Sum(z => Math.Exp(z - c));
    return scores.Select(z => z - c - Math.Log10(sum)).ToArray();
}
