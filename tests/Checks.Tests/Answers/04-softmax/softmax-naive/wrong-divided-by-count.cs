// Diagnosis: division by the number of scores
double[] NaiveSoftmax(double[] scores)
{
    var result = new double[scores.Length];
    for (int i = 0; i < scores.Length; i++)
        result[i] = Math.Exp(scores[i]) / scores.Length;
    return result;
}
