double ChooseLearningRate(
    double[] rates, double[,] training, double[,] validation, double[,] test)
{
    int seeds = validation.GetLength(1);
    return Enumerable.Range(0, rates.Length)
        .Select(i => (Rate: rates[i], Mean: Enumerable.Range(0, seeds).Average(seed => validation[i, seed])))
        .Where(each => double.IsFinite(each.Mean)).OrderBy(each => each.Mean).First().Rate;
}
