// Diagnosis: nearly right
double[] NaiveSoftmax(double[] scores)
{
    float sum = 0;
    foreach (double score in scores)
        sum += MathF.Exp((float)score);
    return scores.Select(score => (double)(MathF.Exp((float)score) / sum)).ToArray();
}
