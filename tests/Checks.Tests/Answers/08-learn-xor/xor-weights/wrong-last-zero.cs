// Diagnosis: the last number left at zero
double[] FirstWeights(int width, int seed)
{
    var random = new RandomSource(seed);
    var weights = new double[4 * width + 1];
    for (var i = 0; i < weights.Length - 1; i++)
        weights[i] = random.NextDouble(-1, 1);
    return weights;
}
