(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Epoch(
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net,
    ILabelledData data, int[][] batches, double learningRate)
{
    var (w1, b1, w2, b2) = (net.W1.Copy(), net.B1.Copy(), net.W2.Copy(), net.B2.Copy());
    for (int b = 0; b < batches.Length; b++)
    {
        (Matrix x, int[] labels) = data.Batch(batches[b]);
        Matrix hidden = x.MultiplyByTransposeOf(w1).AddRow(b1).Map(z => Math.Max(0, z));
        Matrix dz = Softmax.Apply(hidden.MultiplyByTransposeOf(w2).AddRow(b2)) - Matrix.OneHot(labels, w2.Rows);
        Matrix back = (dz * w2).Hadamard(hidden.Map(h => h > 0 ? 1 : 0));
        double rate = learningRate / labels.Length;
        w2 -= rate * dz.TransposeMultiply(hidden);
        b2 -= rate * dz.ColumnSums();
        w1 -= rate * back.TransposeMultiply(x);
        b1 -= rate * back.ColumnSums();
    }
    return (w1, b1, w2, b2);
}
