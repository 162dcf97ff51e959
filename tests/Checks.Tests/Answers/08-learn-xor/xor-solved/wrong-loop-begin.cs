// Diagnosis: the first answer left out
bool IsSolved(double[] answers, double[] targets)
{
    for (var i = 1; i < answers.Length; i++)
    {
        if (Math.Abs(answers[i] - targets[i]) > 0.2)
            return false;
    }
    return true;
}
