// Diagnosis: one answer is enough
bool IsSolved(double[] answers, double[] targets)
{
    for (var i = 0; i < answers.Length; i++)
    {
        if (Math.Abs(answers[i] - targets[i]) <= 0.2)
            return true;
    }
    return false;
}
