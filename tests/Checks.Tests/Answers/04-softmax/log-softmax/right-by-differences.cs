double[] LogSoftmax(double[] scores)
{
    double Log(double mine)
    {
        double most = scores.Max(other => other - mine);
        return -most - Math.Log(scores.Sum(other => Math.Exp(other - mine - most)));
    }
    return scores.Select(Log).ToArray();
}
