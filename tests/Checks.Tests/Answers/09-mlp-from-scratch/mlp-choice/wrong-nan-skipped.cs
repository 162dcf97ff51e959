// Diagnosis: diverged runs left out of the mean
double ChooseLearningRate(
    double[] rates, double[,] training, double[,] validation, double[,] test)
{
    double best = rates[0], least = double.PositiveInfinity;
    for (int i = 0; i < rates.Length; i++)
    {
        double mean = 0, runs = 0;
        for (int seed = 0; seed < validation.GetLength(1); seed++)
            (mean, runs) = double.IsNaN(validation[i, seed]) ? (mean, runs) : (mean + validation[i, seed], runs + 1);
        mean /= runs;
        if (!double.IsNaN(mean) && mean < least)
            (best, least) = (rates[i], mean);
    }
    return best;
}
