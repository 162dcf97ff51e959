// Diagnosis: the wrong shape
double[] FirstWeights(int width, int seed)
{
    var random = new RandomSource(seed);
    var weights = new double[9];
    for (var i = 0; i < weights.Length; i++)
        weights[i] = random.NextDouble(-1, 1);
    return weights;
}
