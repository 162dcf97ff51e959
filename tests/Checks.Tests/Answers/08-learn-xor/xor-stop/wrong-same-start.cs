// Diagnosis: the same start in every epoch
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    var start = weights;
    for (var epoch = 0; epoch <= epochs; epoch++)
    {
        if (LearnXorExercise.GivenIsSolved(weights))
            return epoch;
        weights = LearnXorExercise.GivenEpoch(start, learningRate);
    }
    return -1;
}
