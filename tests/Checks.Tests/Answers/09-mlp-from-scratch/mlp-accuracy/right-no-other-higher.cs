double Accuracy(Matrix scores, int[] labels)
{
    double share = 0;
    foreach (int i in Enumerable.Range(0, labels.Length))
    {
        double mine = scores[i, labels[i]];
        if (scores.Row(i).All(other => other <= mine))
            share += 1.0 / labels.Length;
    }
    return Math.Round(share, 12);
}
