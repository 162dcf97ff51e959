// Diagnosis: one epoch too late
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    if (LearnXorExercise.GivenIsSolved(weights))
        return 0;
    for (var epoch = 1; epoch <= epochs; epoch++)
    {
        if (LearnXorExercise.GivenIsSolved(weights))
            return epoch;
        weights = LearnXorExercise.GivenEpoch(weights, learningRate);
    }
    return -1;
}
