// Diagnosis: a weight moved before all gradients are known
double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    for (var row = 0; row < inputs.Length; row++)
    {
        for (var i = 0; i < weights.Length; i++)
            weights[i] -= learningRate * LearnXorExercise.GivenGradient(weights, inputs[row], targets[row])[i];
    }
    return weights;
}
