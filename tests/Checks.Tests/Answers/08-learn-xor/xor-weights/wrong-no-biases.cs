// Diagnosis: biases left at zero
double[] FirstWeights(int width, int seed)
{
    var random = new RandomSource(seed);
    var weights = new double[4 * width + 1];
    for (var i = 0; i < weights.Length; i++)
    {
        var number = random.NextDouble(-1, 1);
        var isBias = i >= 2 * width && i < 3 * width || i == 4 * width;
        weights[i] = isBias ? 0 : number;
    }
    return weights;
}
