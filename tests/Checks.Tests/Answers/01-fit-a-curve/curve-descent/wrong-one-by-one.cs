// Diagnosis: a gradient from coefficients that have moved already
double[] Descend(double[] start, double[] u, double[] t, double learningRate, int steps)
{
    for (int step = 0; step < steps; step++)
        for (int k = 0; k < start.Length; k++)
            start[k] -= learningRate * CurveExercise.GivenGradient(start, u, t)[k];
    return start;
}
