// Diagnosis: a shift by the last score
double[] StableSoftmax(double[] scores)
{
    double shift = scores[scores.Length - 1];
    double sum = scores.Sum(score => Math.Exp(score - shift));
    return scores.Select(score => Math.Exp(score - shift) / sum).ToArray();
}
