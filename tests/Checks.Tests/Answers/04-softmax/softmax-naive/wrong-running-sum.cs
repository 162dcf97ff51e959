// Diagnosis: a sum that is not complete yet
double[] NaiveSoftmax(double[] scores)
{
    var result = new double[scores.Length];
    double sum = 0;
    for (int i = 0; i < scores.Length; i++)
    {
        sum += Math.Exp(scores[i]);
        result[i] = Math.Exp(scores[i]) / sum;
    }
    return result;
}
