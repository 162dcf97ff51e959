double[] LogSoftmax(double[] scores)
{
    double highest = double.MinValue;
    foreach (var score in scores)
        if (score > highest)
            highest = score;
    double sum = 0;
    foreach (var score in scores)
        sum += Math.Exp(score - highest);
    var result = new double[scores.Length];
    for (int k = scores.Length - 1; k >= 0; k--)
        result[k] = -(highest + Math.Log(sum)) + scores[k];
    return result;
}
