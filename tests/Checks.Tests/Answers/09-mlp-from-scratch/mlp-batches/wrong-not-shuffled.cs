// Diagnosis: not shuffled
int[][] Batches(int count, int batchSize, long seed)
{
    int[] order = Enumerable.Range(0, count).ToArray();
    var batches = new List<int[]>();
    for (int start = 0; start < count; start += batchSize)
        batches.Add(order[start..Math.Min(start + batchSize, count)]);
    return batches.ToArray();
}
