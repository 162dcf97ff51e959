// Diagnosis: trained on the test set
(Matrix W1, Matrix B1, Matrix W2, Matrix B2, double Accuracy) WholeRun(
    LabelledImages images)
{
    DataSplit split = DataSplit.HoldOut(images.Count, 0.2);
    var some = images.Batch(split.Train);
    var test = Mnist.LoadSample().Test.Batch(Enumerable.Range(0, 500).ToArray());
    var train = new LabelledData(Matrix.StackVertically(some.Inputs, test.Inputs), some.Labels.Concat(test.Labels).ToArray());
    var net = MlpExercise.GivenTrain(train, (32, 12, 32, 0.2, 1));
    var (x, labels) = images.Batch(split.HeldOut);
    double accuracy = MlpExercise.GivenAccuracy(MlpExercise.GivenForward(x, net).Z2, labels);
    return (net.W1, net.B1, net.W2, net.B2, accuracy);
}
