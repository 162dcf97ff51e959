// Diagnosis: a small number inside the logarithm
double[] LogSoftmax(double[] scores)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    return scores.Select(score => Math.Log(Math.Max(Math.Exp(score - highest) / sum, 1e-300))).ToArray();
}
