// Diagnosis: another source of random numbers
double[] FirstWeights(int width, int seed)
{
    var random = new Random(seed);
    double[] w = new double[4 * width + 1];
    for (int i = 0; i < w.Length; i++)
        w[i] = random.NextDouble() * 2 - 1;
    return w;
}
