// Diagnosis: the exponential taken after the division
double[] NaiveSoftmax(double[] scores)
{
    double sum = 0;
    foreach (double score in scores)
        sum += score;
    return scores.Select(score => Math.Exp(score / sum)).ToArray();
}
