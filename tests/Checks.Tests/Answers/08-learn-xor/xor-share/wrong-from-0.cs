// Diagnosis: the seeds from 0
double SolvedShare(int runs, int epochs)
{
    var solved = 0;
    for (var seed = 0; seed < runs; seed++)
    {
        if (LearnXorExercise.GivenFirstSolved(seed, epochs) != -1)
            solved++;
    }
    return (double)solved / runs;
}
