// Diagnosis: the samples in the order of the file
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Epoch(
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net,
    ILabelledData data, int[][] batches, double learningRate)
{
    int next = 0;
    foreach (int[] batch in batches)
    {
        var (x, labels) = data.Batch(Enumerable.Range(next, batch.Length).ToArray());
        next += batch.Length;
        var (z1, x1, z2) = MlpExercise.GivenForward(x, net);
        var (loss, dz2) = MlpExercise.GivenLossAndGradient(z2, labels);
        var gradient = MlpExercise.GivenBackward(x, z1, x1, net.W2, dz2);
        net = MlpExercise.GivenUpdate(net, gradient, learningRate);
    }
    return net;
}
