// Diagnosis: a shift by the first score
double[] StableSoftmax(double[] scores)
{
    double shift = scores[0];
    double sum = scores.Sum(score => Math.Exp(score - shift));
    return scores.Select(score => Math.Exp(score - shift) / sum).ToArray();
}
