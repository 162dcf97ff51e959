double[] StableSoftmax(double[] scores)
{
    double highest = scores[0];
    for (int i = 1; i < scores.Length; i++)
        if (scores[i] > highest)
            highest = scores[i];
    double sum = 0;
    double[] shares = new double[scores.Length];
    for (int i = 0; i < scores.Length; i++)
        sum += shares[i] = Math.Exp(scores[i] - highest);
    for (int i = 0; i < scores.Length; i++)
        shares[i] = shares[i] / sum;
    return shares;
}
