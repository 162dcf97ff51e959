double[] NaiveSoftmax(double[] scores)
{
    var result = (double[])scores.Clone();
    double sum = 0;
    for (int i = result.Length - 1; i >= 0; i--)
        sum += result[i] = Math.Pow(Math.E, result[i]);
    return Array.ConvertAll(result, value => value / sum);
}
