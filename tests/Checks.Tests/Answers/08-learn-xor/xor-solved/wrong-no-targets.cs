// Diagnosis: the answers alone
bool IsSolved(double[] answers, double[] targets)
{
    for (var i = 0; i < answers.Length; i++)
    {
        if (Math.Abs(answers[i]) > 0.2)
            return false;
    }
    return true;
}
