bool IsSolved(double[] answers, double[] targets)
{
    double farthest = 0;
    for (var i = 0; i < targets.Length; i++)
        farthest = Math.Max(farthest, Math.Abs(targets[i] - answers[i]));
    return farthest <= 0.2;
}
