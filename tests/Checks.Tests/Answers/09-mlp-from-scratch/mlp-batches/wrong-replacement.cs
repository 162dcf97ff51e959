// Diagnosis: samples drawn with replacement
int[][] Batches(int count, int batchSize, long seed)
{
    var random = new RandomSource(seed);
    int[] order = Enumerable.Range(0, count).Select(_ => random.NextInt(count)).ToArray();
    var batches = new List<int[]>();
    for (int start = 0; start < count; start += batchSize)
        batches.Add(order[start..Math.Min(start + batchSize, count)]);
    return batches.ToArray();
}
