// Diagnosis: the highest score in place of LogSumExp
double[] LogSoftmax(double[] scores)
{
    double highest = scores.Max();
    return scores.Select(score => score - highest).ToArray();
}
