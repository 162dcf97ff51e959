// Diagnosis: a last batch filled up
int[][] Batches(int count, int batchSize, long seed)
{
    int[] order = new RandomSource(seed).Permutation(count);
    int number = (count + batchSize - 1) / batchSize;
    return Enumerable.Range(0, number).Select(b =>
        Enumerable.Range(0, batchSize).Select(i => order[(b * batchSize + i) % count]).ToArray()).ToArray();
}
