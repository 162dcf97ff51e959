bool IsSolved(double[] answers, double[] targets)
{
    var misses = 0;
    for (var i = 0; i < targets.Length; i++)
        misses += answers[i] < targets[i] - 0.2 || answers[i] > targets[i] + 0.2 ? 1 : 0;
    return misses == 0;
}
