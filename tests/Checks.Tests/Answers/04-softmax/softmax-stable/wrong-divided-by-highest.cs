// Diagnosis: a division of the scores by the highest
double[] StableSoftmax(double[] scores)
{
    double highest = scores.Max();
    double sum = scores.Sum(score => Math.Exp(score / highest));
    return scores.Select(score => Math.Exp(score / highest) / sum).ToArray();
}
