double ChooseLearningRate(
    double[] rates, double[,] training, double[,] validation, double[,] test)
{
    double[] totals = new double[rates.Length];
    for (int i = 0; i < rates.Length; i++)
        for (int s = 0; s < validation.GetLength(1); s++)
            totals[i] += double.IsNaN(validation[i, s]) ? double.PositiveInfinity : validation[i, s];
    return rates[Array.IndexOf(totals, totals.Min())];
}
