// Diagnosis: a division by the classes
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
        if (best == labels[i])
            right++;
    }
    return (double)right / scores.Columns;
}
