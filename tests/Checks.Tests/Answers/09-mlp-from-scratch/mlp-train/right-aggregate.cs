(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Train(
    ILabelledData data,
    (int Hidden, int Epochs, int BatchSize, double LearningRate, long Seed) settings)
{
    var start = MlpExercise.GivenInitialise(data.InputSize, settings.Hidden, data.ClassCount, settings.Seed);
    var seeds = new RandomSource(settings.Seed);
    return Enumerable.Range(1, settings.Epochs).Aggregate(start, (net, _) => MlpExercise.GivenEpoch(net, data,
        MlpExercise.GivenBatches(data.Count, settings.BatchSize, seeds.NextInt(1_000_000)), settings.LearningRate));
}
