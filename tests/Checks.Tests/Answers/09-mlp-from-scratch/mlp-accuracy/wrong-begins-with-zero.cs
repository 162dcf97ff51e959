// Diagnosis: a search that begins with 0
double Accuracy(Matrix scores, int[] labels)
{
    int right = 0;
    for (int i = 0; i < scores.Rows; i++)
    {
        int best = 0;
        double top = 0;
        for (int k = 0; k < scores.Columns; k++)
        {
            if (scores[i, k] > top)
                (best, top) = (k, scores[i, k]);
        }
        if (best == labels[i])
            right++;
    }
    return (double)right / labels.Length;
}
