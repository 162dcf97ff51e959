// Diagnosis: a shift by the mean
double[] StableSoftmax(double[] scores)
{
    double shift = scores.Average();
    double sum = scores.Sum(score => Math.Exp(score - shift));
    return scores.Select(score => Math.Exp(score - shift) / sum).ToArray();
}
