// Diagnosis: four answers, however many there are
bool IsSolved(double[] answers, double[] targets)
{
    for (int r = 0; r < 4; r++)
    {
        if (Math.Abs(answers[r] - targets[r]) > 0.2)
            return false;
    }
    return true;
}
