double SolvedShare(int runs, int epochs)
{
    double share = 0;
    for (var seed = runs; seed > 0; seed--)
    {
        if (LearnXorExercise.GivenFirstSolved(seed, epochs) is >= 0)
            share += 1.0 / runs;
    }
    return share;
}
