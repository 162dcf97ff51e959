// Diagnosis: scaled by the width
double[] FirstWeights(int width, int seed)
{
    var random = new RandomSource(seed);
    var weights = new double[4 * width + 1];
    for (var i = 0; i < weights.Length; i++)
        weights[i] = random.NextDouble(-1, 1) / Math.Sqrt(width);
    return weights;
}
