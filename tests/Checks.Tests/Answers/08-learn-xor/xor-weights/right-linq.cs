double[] FirstWeights(int width, int seed)
{
    var random = new RandomSource(seed);
    return Enumerable.Range(0, 4 * width + 1).Select(_ => random.NextDouble(-1, 1)).ToArray();
}
