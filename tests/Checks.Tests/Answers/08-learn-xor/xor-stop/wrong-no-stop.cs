// Diagnosis: no stop
int FirstSolved(double[] weights, double learningRate, int epochs)
{
    var everSolved = LearnXorExercise.GivenIsSolved(weights);
    var epoch = 0;
    while (epoch < epochs)
    {
        weights = LearnXorExercise.GivenEpoch(weights, learningRate);
        epoch++;
        everSolved |= LearnXorExercise.GivenIsSolved(weights);
    }
    return everSolved ? epoch : -1;
}
