bool IsSolved(double[] answers, double[] targets)
{
    return answers.Zip(targets).All(pair => Math.Abs(pair.First - pair.Second) <= 0.2);
}
