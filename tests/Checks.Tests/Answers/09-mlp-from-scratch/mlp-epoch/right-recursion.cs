(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Epoch(
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net,
    ILabelledData data, int[][] batches, double learningRate)
{
    if (batches.Length == 0)
        return net;
    var batch = data.Batch(batches[0]);
    var pass = MlpExercise.GivenForward(batch.Inputs, net);
    var dz = MlpExercise.GivenLossAndGradient(pass.Z2, batch.Labels).DZ2;
    var next = MlpExercise.GivenUpdate(net, MlpExercise.GivenBackward(batch.Inputs, pass.Z1, pass.X1, net.W2, dz), learningRate);
    return Epoch(next, data, batches[1..], learningRate);
}
