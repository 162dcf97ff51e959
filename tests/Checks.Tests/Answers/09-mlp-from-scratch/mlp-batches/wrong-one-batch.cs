// Diagnosis: one batch of everything
int[][] Batches(int count, int batchSize, long seed)
{
    int[] order = new RandomSource(seed).Permutation(count);
    var batches = new List<int[]>();
    for (int start = 0; start < count; start += count)
        batches.Add(order);
    return batches.ToArray();
}
