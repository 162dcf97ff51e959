(Matrix W1, Matrix B1, Matrix W2, Matrix B2, double Accuracy) WholeRun(
    LabelledImages images)
{
    int[] order = new RandomSource(11).Permutation(images.Count);
    int[] train = order[(images.Count / 5)..], kept = order[..(images.Count / 5)];
    LabelledImages part = images.Select(train);
    var net = MlpExercise.GivenInitialise(784, 40, 10, 5);
    double rate = 0.3;
    for (int epoch = 0; epoch < 10; epoch++, rate *= 0.9)
        net = MlpExercise.GivenEpoch(net, part, MlpExercise.GivenBatches(part.Count, 32, epoch), rate);
    var (x, labels) = images.Batch(kept);
    int right = MlpExercise.GivenForward(x, net).Z2.ArgMaxOfRows().Zip(labels).Count(pair => pair.First == pair.Second);
    return (net.W1, net.B1, net.W2, net.B2, (double)right / kept.Length);
}
