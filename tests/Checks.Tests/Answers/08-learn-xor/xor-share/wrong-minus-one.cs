// Diagnosis: −1 counted as solved
double SolvedShare(int runs, int epochs)
{
    var solved = 0;
    for (var seed = 1; seed <= runs; seed++)
    {
        if (LearnXorExercise.GivenFirstSolved(seed, epochs) <= epochs)
            solved++;
    }
    return (double)solved / runs;
}
