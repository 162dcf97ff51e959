// Diagnosis: only the last answer
bool IsSolved(double[] answers, double[] targets)
{
    var isSolved = true;
    for (var i = 0; i < answers.Length; i++)
    {
        isSolved = Math.Abs(answers[i] - targets[i]) <= 0.2;
    }
    return isSolved;
}
