// Diagnosis: four rows, however many there are
double[] Epoch(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    for (int r = 0; r < 4; r++)
    {
        double[] g = LearnXorExercise.GivenGradient(weights, inputs[r], targets[r]);
        for (int i = 0; i < weights.Length; i++)
            weights[i] -= learningRate * g[i];
    }
    return weights;
}
