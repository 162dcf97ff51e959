// Diagnosis: the number of batches in place of their size
int[][] Batches(int count, int batchSize, long seed)
{
    int[] order = new RandomSource(seed).Permutation(count);
    int size = (count + batchSize - 1) / batchSize;
    return order.Chunk(size).ToArray();
}
