// Diagnosis: one too few
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    for (var epoch = 0; epoch <= epochs; epoch++)
    {
        if (LearnXorExercise.GivenIsSolved(weights))
            return Math.Max(0, epoch - 1);
        weights = LearnXorExercise.GivenEpoch(weights, learningRate);
    }
    return -1;
}
