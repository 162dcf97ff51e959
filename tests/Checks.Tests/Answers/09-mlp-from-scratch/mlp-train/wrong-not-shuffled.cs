// Diagnosis: not shuffled
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Train(
    ILabelledData data,
    (int Hidden, int Epochs, int BatchSize, double LearningRate, long Seed) settings)
{
    var net = MlpExercise.GivenInitialise(data.InputSize, settings.Hidden, 10, settings.Seed);
    for (int epoch = 0; epoch < settings.Epochs; epoch++)
    {
        int[][] batches = Enumerable.Range(0, data.Count).Chunk(settings.BatchSize).ToArray();
        net = MlpExercise.GivenEpoch(net, data, batches, settings.LearningRate);
    }
    return net;
}
