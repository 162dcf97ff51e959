// Diagnosis: no exponential
double[] NaiveSoftmax(double[] scores)
{
    var sum = scores.Sum();
    return scores.Select(s => s / sum).ToArray();
}
