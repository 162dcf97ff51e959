// Diagnosis: the learning rate divided by the number of batches
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Epoch(
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net,
    ILabelledData data, int[][] batches, double learningRate)
{
    foreach (int[] batch in batches)
    {
        var (x, labels) = data.Batch(batch);
        var (z1, x1, z2) = MlpExercise.GivenForward(x, net);
        var (loss, dz2) = MlpExercise.GivenLossAndGradient(z2, labels);
        var gradient = MlpExercise.GivenBackward(x, z1, x1, net.W2, dz2);
        net = MlpExercise.GivenUpdate(net, gradient, learningRate / batches.Length);
    }
    return net;
}
