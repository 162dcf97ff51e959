// Diagnosis: the mean epoch
double SolvedShare(int runs, int epochs)
{
    var solved = 0;
    for (var seed = 1; seed <= runs; seed++)
    {
        solved += LearnXorExercise.GivenFirstSolved(seed, epochs);
    }
    return (double)solved / runs;
}
