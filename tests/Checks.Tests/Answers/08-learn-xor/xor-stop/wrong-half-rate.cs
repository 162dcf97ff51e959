// Diagnosis: the learning rate of the lesson
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    for (var epoch = 0; epoch <= epochs; epoch++)
    {
        if (LearnXorExercise.GivenIsSolved(weights))
            return epoch;
        weights = LearnXorExercise.GivenEpoch(weights, 0.5);
    }
    return -1;
}
