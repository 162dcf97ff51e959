int FirstSolved(double[] weights, double learningRate, int epochs)
{
    if (LearnXorExercise.GivenIsSolved(weights))
        return 0;
    for (var epoch = 1; epoch <= epochs; epoch++)
    {
        weights = LearnXorExercise.GivenEpoch(weights, learningRate);
        if (LearnXorExercise.GivenIsSolved(weights))
            return epoch;
    }
    return -1;
}
