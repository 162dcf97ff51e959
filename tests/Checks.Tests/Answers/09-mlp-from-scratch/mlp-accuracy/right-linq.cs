double Accuracy(Matrix scores, int[] labels)
{
    return labels.Select((label, i) => scores.Row(i)).Zip(labels)
        .Average(pair => Array.IndexOf(pair.First, pair.First.Max()) == pair.Second ? 1.0 : 0.0);
}
