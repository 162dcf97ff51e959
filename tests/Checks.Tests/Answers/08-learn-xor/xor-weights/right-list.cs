double[] FirstWeights(int width, int seed)
{
    var random = new RandomSource(seed);
    var weights = new List<double>();
    while (weights.Count <= 4 * width)
        weights.Add(2 * random.NextDouble() - 1);
    return weights.ToArray();
}
