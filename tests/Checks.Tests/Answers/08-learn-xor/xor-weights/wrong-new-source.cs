// Diagnosis: the source made anew for each number
double[] FirstWeights(int width, int seed)
{
    var random = new RandomSource(seed);
    var weights = new double[4 * width + 1];
    for (var i = 0; i < weights.Length; i++)
        weights[i] = new RandomSource(seed).NextDouble(-1, 1);
    return weights;
}
