// Diagnosis: the sum of the misses
bool IsSolved(double[] answers, double[] targets)
{
    return answers.Zip(targets, (answer, target) => Math.Abs(answer - target)).Sum() <= 0.2;
}
