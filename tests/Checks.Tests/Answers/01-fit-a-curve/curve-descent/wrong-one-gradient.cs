// Diagnosis: the gradient of the start for every step
double[] Descend(double[] start, double[] u, double[] t, double learningRate, int steps)
{
    var g = CurveExercise.GivenGradient(start, u, t);
    for (int step = 0; step < steps; step++)
        for (int k = 0; k < start.Length; k++)
            start[k] -= learningRate * g[k];
    return start;
}
