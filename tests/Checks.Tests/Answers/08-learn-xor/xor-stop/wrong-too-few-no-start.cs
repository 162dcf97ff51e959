// Diagnosis: one too few, and the start not looked at
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    for (int e = 0; e < epochs; e++)
    {
        weights = LearnXorExercise.GivenEpoch(weights, learningRate);
        if (LearnXorExercise.GivenIsSolved(weights))
            return e;
    }
    return -1;
}
