// Diagnosis: forward with the first net
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Epoch(
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net,
    ILabelledData data, int[][] batches, double learningRate)
{
    var first = net;
    foreach (int[] batch in batches)
    {
        var (x, labels) = data.Batch(batch);
        var (z1, x1, z2) = MlpExercise.GivenForward(x, first);
        var (loss, dz2) = MlpExercise.GivenLossAndGradient(z2, labels);
        var gradient = MlpExercise.GivenBackward(x, z1, x1, net.W2, dz2);
        net = MlpExercise.GivenUpdate(net, gradient, learningRate);
    }
    return net;
}
