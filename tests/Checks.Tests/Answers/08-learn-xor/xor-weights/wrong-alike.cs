// Diagnosis: identical hidden neurons
double[] FirstWeights(int width, int seed)
{
    var random = new RandomSource(seed);
    double[] one = new double[5];
    for (var i = 0; i < 5; i++)
        one[i] = random.NextDouble(-1, 1);
    var weights = new List<double>();
    for (var k = 0; k < width; k++)
    {
        weights.Add(one[0]);
        weights.Add(one[1]);
    }
    for (var k = 0; k < width; k++)
        weights.Add(one[2]);
    for (var k = 0; k < width; k++)
        weights.Add(one[3]);
    weights.Add(one[4]);
    return weights.ToArray();
}
