int[][] Batches(int count, int batchSize, long seed)
{
    var random = new RandomSource(seed);
    int[] order = new int[count];
    for (int i = 0; i < count; i++)
    {
        int j = random.NextInt(i + 1);
        order[i] = order[j];
        order[j] = i;
    }
    int[][] batches = new int[(int)Math.Ceiling(count / (double)batchSize)][];
    for (int b = 0; b < batches.Length; b++)
    {
        int size = b < batches.Length - 1 ? batchSize : count - b * batchSize;
        batches[b] = new int[size];
        Array.Copy(order, b * batchSize, batches[b], 0, size);
    }
    return batches;
}
