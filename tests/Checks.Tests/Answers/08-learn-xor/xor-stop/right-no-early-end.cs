int FirstSolved(double[] weights, double learningRate, int epochs)
{
    var first = -1;
    var now = (double[])weights.Clone();
    for (var epoch = 0; epoch <= epochs; epoch++)
    {
        if (first == -1 && LearnXorExercise.GivenIsSolved(now))
            first = epoch;
        now = LearnXorExercise.GivenEpoch(now, learningRate);
    }
    return first;
}
