// Diagnosis: the sum with its signs
bool IsSolved(double[] answers, double[] targets)
{
    return Math.Abs(answers.Sum() - targets.Sum()) <= 0.2;
}
