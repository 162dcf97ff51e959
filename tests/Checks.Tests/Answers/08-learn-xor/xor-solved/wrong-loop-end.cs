// Diagnosis: the last answer left out
bool IsSolved(double[] answers, double[] targets)
{
    for (var i = 0; i < answers.Length - 1; i++)
    {
        if (Math.Abs(answers[i] - targets[i]) > 0.2)
            return false;
    }
    return true;
}
