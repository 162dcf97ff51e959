double[] NaiveSoftmax(double[] scores)
{
    double[] powers = Powers(scores);
    double sum = 0;
    foreach (double power in powers)
        sum += power;
    for (int i = 0; i < powers.Length; i++)
        powers[i] /= sum;
    return powers;
}

double[] Powers(double[] exponents)
{
    var powers = new double[exponents.Length];
    for (int i = 0; i < powers.Length; i++)
        powers[i] = Math.Exp(exponents[i]);
    return powers;
}
