// Diagnosis: the highest score added instead of subtracted
double[] StableSoftmax(double[] scores)
{
    double shift = -scores.Max();
    double sum = scores.Sum(score => Math.Exp(score - shift));
    return scores.Select(score => Math.Exp(score - shift) / sum).ToArray();
}
