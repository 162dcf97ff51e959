// Diagnosis: argmax
double[] NaiveSoftmax(double[] scores)
{
    int best = 0;
    for (int i = 1; i < scores.Length; i++)
        if (scores[i] > scores[best])
            best = i;
    var result = new double[scores.Length];
    result[best] = 1;
    return result;
}
