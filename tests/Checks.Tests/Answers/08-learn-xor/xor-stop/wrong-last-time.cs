// Diagnosis: the last time solved
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    var solved = -1;
    for (var epoch = 0; epoch <= epochs; epoch++)
    {
        if (LearnXorExercise.GivenIsSolved(weights))
            solved = epoch;
        weights = LearnXorExercise.GivenEpoch(weights, learningRate);
    }
    return solved;
}
