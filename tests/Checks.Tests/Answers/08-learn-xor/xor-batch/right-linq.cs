double[] BatchStep(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    var slopes = inputs.Zip(targets, (x, target) => LearnXorExercise.GivenGradient(weights, x, target)).ToArray();
    return weights.Select((weight, i) => weight - learningRate * slopes.Average(row => row[i])).ToArray();
}
