// Diagnosis: the number of epochs for never
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    for (var epoch = 0; epoch <= epochs; epoch++)
    {
        if (LearnXorExercise.GivenIsSolved(weights))
            return epoch;
        weights = LearnXorExercise.GivenEpoch(weights, learningRate);
    }
    return epochs;
}
