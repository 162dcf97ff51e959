// Diagnosis: division by the size of the vector
double[] NaiveSoftmax(double[] scores)
{
    var powers = scores.Select(score => Math.Exp(score)).ToArray();
    double length = Math.Sqrt(powers.Sum(power => power * power));
    return powers.Select(power => power / length).ToArray();
}
