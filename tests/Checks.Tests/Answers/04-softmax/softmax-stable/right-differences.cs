double[] StableSoftmax(double[] scores)
{
    return scores.Select(mine => 1 / scores.Sum(other => Math.Exp(other - mine))).ToArray();
}
