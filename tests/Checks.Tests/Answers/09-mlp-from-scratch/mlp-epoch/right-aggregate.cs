(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Epoch(
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net,
    ILabelledData data, int[][] batches, double learningRate)
{
    return batches.Select(batch => data.Batch(batch)).Aggregate(net, (so, batch) =>
    {
        var (z1, x1, z2) = MlpExercise.GivenForward(batch.Inputs, so);
        var dz2 = MlpExercise.GivenLossAndGradient(z2, batch.Labels).DZ2;
        return MlpExercise.GivenUpdate(so, MlpExercise.GivenBackward(batch.Inputs, z1, x1, so.W2, dz2), learningRate);
    });
}
