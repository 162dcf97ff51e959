// Diagnosis: the width in place of the seed
double[] FirstWeights(int width, int seed)
{
    var random = new RandomSource(width);
    var weights = new double[4 * width + 1];
    for (var i = 0; i < weights.Length; i++)
        weights[i] = random.NextDouble(-1, 1);
    return weights;
}
