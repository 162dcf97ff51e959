// Diagnosis: division by the greatest exponential
double[] NaiveSoftmax(double[] scores)
{
    var powers = scores.Select(score => Math.Exp(score)).ToArray();
    return powers.Select(power => power / powers.Max()).ToArray();
}
