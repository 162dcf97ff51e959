// Diagnosis: the loss in place of the rate
double ChooseLearningRate(
    double[] rates, double[,] training, double[,] validation, double[,] test)
{
    double best = rates[0], least = double.PositiveInfinity;
    for (int i = 0; i < rates.Length; i++)
    {
        double mean = 0;
        for (int seed = 0; seed < validation.GetLength(1); seed++)
            mean += validation[i, seed] / validation.GetLength(1);
        if (!double.IsNaN(mean) && mean < least)
            (best, least) = (rates[i], mean);
    }
    return least;
}
