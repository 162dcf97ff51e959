// Diagnosis: the squared miss
bool IsSolved(double[] answers, double[] targets)
{
    for (var i = 0; i < answers.Length; i++)
    {
        if (Math.Pow(answers[i] - targets[i], 2) > 0.2)
            return false;
    }
    return true;
}
