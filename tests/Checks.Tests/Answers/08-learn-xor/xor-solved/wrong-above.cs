// Diagnosis: above the target counts as solved
bool IsSolved(double[] answers, double[] targets)
{
    for (var i = 0; i < answers.Length; i++)
    {
        if (targets[i] - answers[i] > 0.2)
            return false;
    }
    return true;
}
