// Diagnosis: 1,000 epochs whatever is asked
double SolvedShare(int runs, int epochs)
{
    var solved = 0;
    for (var seed = 1; seed <= runs; seed++)
    {
        if (LearnXorExercise.GivenFirstSolved(seed, 1000) != -1)
            solved++;
    }
    return (double)solved / runs;
}
