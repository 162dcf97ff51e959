// Diagnosis: a shift below the line only
double[] StableSoftmax(double[] scores)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - highest));
    return scores.Select(score => Math.Exp(score) / sum).ToArray();
}
