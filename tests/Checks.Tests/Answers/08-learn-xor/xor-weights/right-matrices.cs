double[] FirstWeights(int width, int seed)
{
    var source = new RandomSource(seed);
    var hidden = Matrix.Uniform(width, 2, -1, 1, source);
    var rest = Matrix.Uniform(2 * width + 1, 1, -1, 1, source);
    return hidden.ToRows().SelectMany(row => row).Concat(rest.Column(0)).ToArray();
}
