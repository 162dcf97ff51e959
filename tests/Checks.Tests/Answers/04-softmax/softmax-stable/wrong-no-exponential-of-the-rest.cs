// Diagnosis: division by the greatest exponential
double[] StableSoftmax(double[] scores)
{
    double highest = scores.Max();
    return scores.Select(score => Math.Exp(score - highest)).ToArray();
}
