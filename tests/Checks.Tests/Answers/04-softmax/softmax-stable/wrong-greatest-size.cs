// Diagnosis: a shift by the greatest absolute value
double[] StableSoftmax(double[] scores)
{
    double shift = scores.Select(score => Math.Abs(score)).Max();
    double sum = scores.Sum(score => Math.Exp(score - shift));
    return scores.Select(score => Math.Exp(score - shift) / sum).ToArray();
}
