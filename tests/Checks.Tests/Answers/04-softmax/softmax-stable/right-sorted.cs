double[] StableSoftmax(double[] scores)
{
    var ordered = scores.OrderByDescending(score => score).ToArray();
    double[] Scaled(double[] values) => values.Select(value => Math.Exp(value - ordered[0])).ToArray();
    double sum = Scaled(ordered).Sum();
    return Scaled(scores).Select(value => value / sum).ToArray();
}
