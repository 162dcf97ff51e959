// Diagnosis: the first epoch that is not solved
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    for (var epoch = 0; epoch <= epochs; epoch++)
    {
        if (!LearnXorExercise.GivenIsSolved(weights))
            return epoch;
        weights = LearnXorExercise.GivenEpoch(weights, learningRate);
    }
    return -1;
}
