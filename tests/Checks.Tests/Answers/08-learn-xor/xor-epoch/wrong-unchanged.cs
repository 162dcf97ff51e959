// Diagnosis: the weights as they were
double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    var moved = weights.ToArray();
    for (var row = 0; row < inputs.Length; row++)
    {
        var gradient = LearnXorExercise.GivenGradient(moved, inputs[row], targets[row]);
        for (var i = 0; i < weights.Length; i++)
            moved[i] -= learningRate * gradient[i];
    }
    return weights;
}
