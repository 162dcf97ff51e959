// Diagnosis: only targets of 0 and 1
bool IsSolved(double[] answers, double[] targets)
{
    for (var i = 0; i < answers.Length; i++)
    {
        if (targets[i] == 1 ? answers[i] < 0.8 : answers[i] > 0.2)
            return false;
    }
    return true;
}
