// Diagnosis: too little training
(Matrix W1, Matrix B1, Matrix W2, Matrix B2, double Accuracy) WholeRun(
    LabelledImages images)
{
    DataSplit split = DataSplit.HoldOut(images.Count, 0.2);
    LabelledImages train = images.Select(split.Train);
    var net = MlpExercise.GivenTrain(train, (32, 12, 32, 0.002, 1));
    var (x, labels) = images.Batch(split.HeldOut);
    double accuracy = MlpExercise.GivenAccuracy(MlpExercise.GivenForward(x, net).Z2, labels);
    return (net.W1, net.B1, net.W2, net.B2, accuracy);
}
