// Diagnosis: a step after every row
double[] BatchStep(
    double[] weights, double[][] inputs, double[] targets, double learningRate)
{
    double[] mean = (double[])weights.Clone();
    for (int r = 0; r < inputs.Length; r++)
    {
        double[] g = LearnXorExercise.GivenGradient(mean, inputs[r], targets[r]);
        for (int i = 0; i < weights.Length; i++)
            mean[i] -= learningRate * g[i] / 4;
    }
    return mean;
}
