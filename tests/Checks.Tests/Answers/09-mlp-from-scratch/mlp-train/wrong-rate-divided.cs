// Diagnosis: too little training
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Train(
    ILabelledData data,
    (int Hidden, int Epochs, int BatchSize, double LearningRate, long Seed) settings)
{
    var net = MlpExercise.GivenInitialise(data.InputSize, settings.Hidden, 10, settings.Seed);
    for (int epoch = 0; epoch < settings.Epochs; epoch++)
    {
        int[][] batches = MlpExercise.GivenBatches(data.Count, settings.BatchSize, settings.Seed + epoch);
        net = MlpExercise.GivenEpoch(net, data, batches, settings.LearningRate / settings.BatchSize);
    }
    return net;
}
