int FirstSolved(double[] weights, double learningRate, int epochs)
{
    var epoch = 0;
    while (!LearnXorExercise.GivenIsSolved(weights))
    {
        if (epoch == epochs)
            return -1;
        weights = LearnXorExercise.GivenEpoch(weights, learningRate);
        epoch++;
    }
    return epoch;
}
