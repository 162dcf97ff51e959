// Diagnosis: no division
double[] NaiveSoftmax(double[] scores)
{
    return scores.Select(score => Math.Exp(score)).ToArray();
}
