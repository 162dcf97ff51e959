// Diagnosis: only the first answer
bool IsSolved(double[] answers, double[] targets)
{
    for (var i = 0; i < answers.Length; i++)
    {
        if (Math.Abs(answers[i] - targets[i]) > 0.2)
            return false;
        return true;
    }
    return true;
}
