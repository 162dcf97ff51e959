// Diagnosis: the last epoch left out
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    for (var epoch = 0; epoch < Math.Max(1, epochs); epoch++)
    {
        if (LearnXorExercise.GivenIsSolved(weights))
            return epoch;
        weights = LearnXorExercise.GivenEpoch(weights, learningRate);
    }
    return -1;
}
