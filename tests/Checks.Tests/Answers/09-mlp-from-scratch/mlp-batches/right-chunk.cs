int[][] Batches(int count, int batchSize, long seed)
{
    var random = new RandomSource(seed);
    int[] samples = Enumerable.Range(0, count).ToArray();
    random.Shuffle(samples);
    return samples.Chunk(batchSize).ToArray();
}
