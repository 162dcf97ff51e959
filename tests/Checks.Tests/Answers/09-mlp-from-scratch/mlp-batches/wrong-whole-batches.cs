// Diagnosis: whole batches shuffled
int[][] Batches(int count, int batchSize, long seed)
{
    int[][] batches = Enumerable.Range(0, count).Chunk(batchSize).ToArray();
    var last = batches[^1];
    int[] order = new RandomSource(seed).Permutation(batches.Length - 1);
    return order.Select(b => batches[b]).Append(last).ToArray();
}
