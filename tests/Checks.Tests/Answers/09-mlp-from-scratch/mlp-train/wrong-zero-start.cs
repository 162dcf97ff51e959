// Diagnosis: zero weights
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Train(
    ILabelledData data,
    (int Hidden, int Epochs, int BatchSize, double LearningRate, long Seed) settings)
{
    var net = (new Matrix(settings.Hidden, data.InputSize), new Matrix(1, settings.Hidden), new Matrix(10, settings.Hidden), new Matrix(1, 10));
    for (int epoch = 0; epoch < settings.Epochs; epoch++)
    {
        int[][] batches = MlpExercise.GivenBatches(data.Count, settings.BatchSize, settings.Seed + epoch);
        net = MlpExercise.GivenEpoch(net, data, batches, settings.LearningRate);
    }
    return net;
}
