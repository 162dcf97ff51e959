// Diagnosis: the last look left out
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    int e = 0;
    while (!LearnXorExercise.GivenIsSolved(weights) && e < epochs)
    {
        weights = LearnXorExercise.GivenEpoch(weights, learningRate);
        e++;
    }
    return e < epochs ? e : -1;
}
