int[][] Batches(int count, int batchSize, long seed)
{
    var random = new RandomSource(seed + 17);
    var order = Enumerable.Range(0, count).OrderBy(_ => random.NextDouble()).ToList();
    int number = (count + batchSize - 1) / batchSize;
    return Enumerable.Range(0, number).Select(b => order.Skip(b * batchSize).Take(batchSize).ToArray()).ToArray();
}
