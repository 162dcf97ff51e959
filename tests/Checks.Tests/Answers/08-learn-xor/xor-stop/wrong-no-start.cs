// Diagnosis: the start not looked at
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    for (var epoch = 1; epoch <= epochs; epoch++)
    {
        weights = LearnXorExercise.GivenEpoch(weights, learningRate);
        if (LearnXorExercise.GivenIsSolved(weights))
            return epoch;
    }
    return -1;
}
