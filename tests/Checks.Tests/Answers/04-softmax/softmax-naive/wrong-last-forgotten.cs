// Diagnosis: only the last element is wrong
double[] NaiveSoftmax(double[] scores)
{
    double sum = 0;
    for (int i = 0; i < scores.Length; i++)
        sum += Math.Exp(scores[i]);
    var result = new double[scores.Length];
    for (int i = 0; i < scores.Length - 1; i++)
        result[i] = Math.Exp(scores[i]) / sum;
    return result;
}
