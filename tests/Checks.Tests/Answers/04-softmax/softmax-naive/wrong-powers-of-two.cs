// Diagnosis: powers of 2
double[] NaiveSoftmax(double[] scores)
{
    double sum = scores.Sum(score => Math.Pow(2, score));
    return scores.Select(score => Math.Pow(2, score) / sum).ToArray();
}
