// Diagnosis: the mean of the labels' shares
double Accuracy(Matrix scores, int[] labels)
{
    double right = 0;
    for (int i = 0; i < scores.Rows; i++)
    {
        int best = 0;
        for (int k = 1; k < scores.Columns; k++)
        {
            if (scores[i, k] > scores[i, best])
                best = k;
        }
        right += Softmax.Apply(scores)[i, labels[i]];
    }
    return (double)right / labels.Length;
}
