// Diagnosis: a shift by the sum
double[] StableSoftmax(double[] scores)
{
    double shift = scores.Sum();
    double sum = scores.Sum(score => Math.Exp(score - shift));
    return scores.Select(score => Math.Exp(score - shift) / sum).ToArray();
}
