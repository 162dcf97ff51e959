int[][] Batches(int count, int batchSize, long seed)
{
    int[] order = new RandomSource(seed).Permutation(count);
    var batches = new List<int[]>();
    for (int start = 0; start < count; start += batchSize)
        batches.Add(order[start..Math.Min(start + batchSize, count)]);
    return batches.ToArray();
}
