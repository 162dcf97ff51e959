// Diagnosis: labels among the inputs
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Train(
    ILabelledData data,
    (int Hidden, int Epochs, int BatchSize, double LearningRate, long Seed) settings)
{
    var all = data.Batch(Enumerable.Range(0, data.Count).ToArray());
    data = new LabelledData(Matrix.StackHorizontally(all.Inputs, Matrix.OneHot(all.Labels, 10)), all.Labels);
    var net = MlpExercise.GivenInitialise(data.InputSize, settings.Hidden, 10, settings.Seed);
    for (int epoch = 0; epoch < settings.Epochs; epoch++)
    {
        int[][] batches = MlpExercise.GivenBatches(data.Count, settings.BatchSize, settings.Seed + epoch);
        net = MlpExercise.GivenEpoch(net, data, batches, settings.LearningRate);
    }
    return net;
}
