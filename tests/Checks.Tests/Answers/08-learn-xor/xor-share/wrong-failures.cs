// Diagnosis: the share of failures
double SolvedShare(int runs, int epochs)
{
    var solved = 0;
    for (var seed = 1; seed <= runs; seed++)
    {
        if (LearnXorExercise.GivenFirstSolved(seed, epochs) == -1)
            solved++;
    }
    return (double)solved / runs;
}
