double[] NaiveSoftmax(double[] scores)
{
    // One over the sum of e to the power of all differences.
    return scores.Select(mine => 1 / scores.Sum(other => Math.Exp(other - mine))).ToArray();
}
