// Diagnosis: argmax over the wrong axis
double Accuracy(Matrix scores, int[] labels)
{
    int right = 0;
    for (int i = 0; i < scores.Columns; i++)
    {
        int best = 0;
        for (int k = 1; k < scores.Rows; k++)
        {
            if (scores[k, i] > scores[best, i])
                best = k;
        }
        if (i < labels.Length && best == labels[i])
            right++;
    }
    return (double)right / scores.Columns;
}
