// Diagnosis: scores cut off at a limit
double[] StableSoftmax(double[] scores)
{
    var cut = scores.Select(score => Math.Clamp(score, -700, 700)).ToArray();
    double sum = cut.Sum(score => Math.Exp(score));
    return cut.Select(score => Math.Exp(score) / sum).ToArray();
}
