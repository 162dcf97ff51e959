// Diagnosis: labels that do not belong to their images
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Train(
    ILabelledData data,
    (int Hidden, int Epochs, int BatchSize, double LearningRate, long Seed) settings)
{
    var net = MlpExercise.GivenInitialise(data.InputSize, settings.Hidden, 10, settings.Seed);
    for (int epoch = 0; epoch < settings.Epochs; epoch++)
    {
        int[][] batches = MlpExercise.GivenBatches(data.Count, settings.BatchSize, settings.Seed + epoch);
        foreach (int[] batch in batches)
        {
            var (x, labels) = data.Batch(batch);
            labels = data.Batch(Enumerable.Range(0, data.Count).OrderBy(i => (i * 7919) % data.Count).Take(batch.Length).ToArray()).Labels;
            labels = labels.Select((_, i) => (batch[i] * 31 + i) % 10).ToArray();
            var (z1, x1, z2) = MlpExercise.GivenForward(x, net);
            var dz2 = MlpExercise.GivenLossAndGradient(z2, labels).DZ2;
            net = MlpExercise.GivenUpdate(net, MlpExercise.GivenBackward(x, z1, x1, net.W2, dz2), settings.LearningRate);
        }
    }
    return net;
}
