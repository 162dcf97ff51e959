// Diagnosis: powers of 10
double[] NaiveSoftmax(double[] scores)
{
    double sum = scores.Sum(score => Math.Pow(10, score));
    return scores.Select(score => Math.Pow(10, score) / sum).ToArray();
}
