// Diagnosis: only the right side of ½
bool IsSolved(double[] answers, double[] targets)
{
    for (var i = 0; i < answers.Length; i++)
    {
        if (Math.Abs(answers[i] - targets[i]) > 0.5)
            return false;
    }
    return true;
}
