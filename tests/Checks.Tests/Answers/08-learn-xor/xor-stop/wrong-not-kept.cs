// Diagnosis: never any weights moved
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    for (var epoch = 0; epoch <= epochs; epoch++)
    {
        if (LearnXorExercise.GivenIsSolved(weights))
            return epoch;
        LearnXorExercise.GivenEpoch(weights, learningRate);
    }
    return -1;
}
