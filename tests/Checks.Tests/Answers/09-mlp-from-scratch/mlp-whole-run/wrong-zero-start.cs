// Diagnosis: zero weights
(Matrix W1, Matrix B1, Matrix W2, Matrix B2, double Accuracy) WholeRun(
    LabelledImages images)
{
    DataSplit split = DataSplit.HoldOut(images.Count, 0.2);
    LabelledImages train = images.Select(split.Train);
    var net = (W1: new Matrix(32, 784), B1: new Matrix(1, 32), W2: new Matrix(10, 32), B2: new Matrix(1, 10));
    net = MlpExercise.GivenEpoch(net, train, MlpExercise.GivenBatches(train.Count, 32, 1), 0.2);
    var (x, labels) = images.Batch(split.HeldOut);
    double accuracy = MlpExercise.GivenAccuracy(MlpExercise.GivenForward(x, net).Z2, labels);
    return (net.W1, net.B1, net.W2, net.B2, accuracy);
}
