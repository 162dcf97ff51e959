(Matrix W1, Matrix B1, Matrix W2, Matrix B2, double Accuracy) WholeRun(
    LabelledImages images)
{
    // First an estimate from a network that saw nine tenths, then a network for good that sees everything.
    var settings = (Hidden: 32, Epochs: 10, BatchSize: 25, LearningRate: 0.2, Seed: 3L);
    var split = DataSplit.HoldOutStratified(images.Labels, 0.25, seed: 4);
    var trial = MlpExercise.GivenTrain(images.Select(split.Train), settings);
    (Matrix x, int[] labels) = images.Batch(split.HeldOut);
    double estimate = MlpExercise.GivenAccuracy(MlpExercise.GivenForward(x, trial).Z2, labels);
    var (w1, b1, w2, b2) = MlpExercise.GivenTrain(images, settings);
    return (w1, b1, w2, b2, estimate);
}
