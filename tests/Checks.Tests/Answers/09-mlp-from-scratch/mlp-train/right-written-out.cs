(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Train(
    ILabelledData data,
    (int Hidden, int Epochs, int BatchSize, double LearningRate, long Seed) settings)
{
    var random = new RandomSource(settings.Seed);
    Matrix w1 = Matrix.Normal(settings.Hidden, data.InputSize, Math.Sqrt(2.0 / data.InputSize), random);
    Matrix w2 = Matrix.Normal(data.ClassCount, settings.Hidden, Math.Sqrt(2.0 / settings.Hidden), random);
    Matrix b1 = new Matrix(1, settings.Hidden), b2 = new Matrix(1, data.ClassCount);
    for (int step = 0, epoch = 0; epoch < settings.Epochs; epoch++)
    {
        foreach (int[] batch in random.Permutation(data.Count).Chunk(settings.BatchSize))
        {
            var (x, labels) = data.Batch(batch);
            Matrix h = x.MultiplyByTransposeOf(w1).AddRow(b1).Map(z => z > 0 ? z : 0);
            Matrix dz = (Softmax.Apply(h.MultiplyByTransposeOf(w2).AddRow(b2)) - Matrix.OneHot(labels, data.ClassCount)) / labels.Length;
            Matrix dh = (dz * w2).Hadamard(h.Map(value => value > 0 ? 1 : 0));
            w2 -= settings.LearningRate * dz.TransposeMultiply(h);
            b2 -= settings.LearningRate * dz.ColumnSums();
            w1 -= settings.LearningRate * dh.TransposeMultiply(x);
            b1 -= settings.LearningRate * dh.ColumnSums();
            step++;
        }
    }
    return (w1, b1, w2, b2);
}
