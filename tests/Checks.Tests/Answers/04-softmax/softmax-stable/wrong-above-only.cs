// Diagnosis: a shift above the line only
double[] StableSoftmax(double[] scores)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score));
    return scores.Select(score => Math.Exp(score - highest) / sum).ToArray();
}
