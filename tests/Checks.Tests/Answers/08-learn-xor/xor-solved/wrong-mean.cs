// Diagnosis: the mean miss
bool IsSolved(double[] answers, double[] targets)
{
    return answers.Zip(targets, (answer, target) => Math.Abs(answer - target)).Average() <= 0.2;
}
