double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    return inputs.Zip(targets).Aggregate(weights, (now, row) => now
        .Zip(LearnXorExercise.GivenGradient(now, row.First, row.Second), (weight, slope) => weight - learningRate * slope)
        .ToArray());
}
