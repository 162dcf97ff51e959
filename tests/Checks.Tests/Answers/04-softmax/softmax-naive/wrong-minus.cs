// Diagnosis: the wrong sign in the exponent
double[] NaiveSoftmax(double[] scores)
{
    double sum = scores.Sum(score => Math.Exp(-score));
    return scores.Select(score => Math.Exp(-score) / sum).ToArray();
}
