// Diagnosis: a search that leaves out class 0
double Accuracy(Matrix scores, int[] labels)
{
    int right = 0;
    for (int i = 0; i < scores.Rows; i++)
    {
        int best = Math.Min(1, scores.Columns - 1);
        for (int k = 2; k < scores.Columns; k++)
        {
            if (scores[i, k] > scores[i, best])
                best = k;
        }
        if (best == labels[i])
            right++;
    }
    return (double)right / labels.Length;
}
