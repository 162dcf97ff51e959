double SolvedShare(int runs, int epochs)
{
    return Enumerable.Range(1, runs).Average(seed => LearnXorExercise.GivenFirstSolved(seed, epochs) < 0 ? 0.0 : 1);
}
