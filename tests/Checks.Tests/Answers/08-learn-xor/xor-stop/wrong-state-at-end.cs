// Diagnosis: the state at the end
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    var first = -1;
    for (var epoch = 0; epoch <= epochs; epoch++)
    {
        if (epoch > 0)
            weights = LearnXorExercise.GivenEpoch(weights, learningRate);
        if (LearnXorExercise.GivenIsSolved(weights) && first < 0)
            first = epoch;
    }
    return LearnXorExercise.GivenIsSolved(weights) ? first : -1;
}
