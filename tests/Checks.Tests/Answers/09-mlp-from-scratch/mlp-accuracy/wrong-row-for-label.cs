// Diagnosis: the row's number in place of its label
double Accuracy(Matrix scores, int[] labels)
{
    int right = 0;
    for (int i = 0; i < scores.Rows; i++)
    {
        int best = 0;
        for (int k = 1; k < scores.Columns; k++)
        {
            if (scores[i, k] > scores[i, best])
                best = k;
        }
        if (best == i)
            right++;
    }
    return (double)right / labels.Length;
}
