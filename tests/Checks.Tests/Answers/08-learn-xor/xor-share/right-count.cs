double SolvedShare(int runs, int epochs)
{
    var all = Enumerable.Range(1, runs).Select(seed => LearnXorExercise.GivenFirstSolved(seed, epochs));
    return all.Count(epoch => epoch >= 0) * 1.0 / runs;
}
