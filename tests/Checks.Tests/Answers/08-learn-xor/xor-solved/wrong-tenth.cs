// Diagnosis: a tenth in place of two
bool IsSolved(double[] answers, double[] targets)
{
    for (var i = 0; i < answers.Length; i++)
    {
        if (Math.Abs(answers[i] - targets[i]) > 0.1)
            return false;
    }
    return true;
}
