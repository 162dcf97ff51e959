// Diagnosis: a shift by the lowest score
double[] StableSoftmax(double[] scores)
{
    double shift = scores.Min();
    double sum = scores.Sum(score => Math.Exp(score - shift));
    return scores.Select(score => Math.Exp(score - shift) / sum).ToArray();
}
