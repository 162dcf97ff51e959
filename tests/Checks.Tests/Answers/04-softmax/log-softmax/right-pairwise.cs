double[] LogSoftmax(double[] scores)
{
    // ln(e^a + e^b), one score after the other.
    double total = scores[0];
    for (int i = 1; i < scores.Length; i++)
    {
        double high = Math.Max(total, scores[i]), low = Math.Min(total, scores[i]);
        total = high + Math.Log(1 + Math.Exp(low - high));
    }
    double[] logs = new double[scores.Length];
    for (int i = 0; i < logs.Length; i++)
        logs[i] = scores[i] - total;
    return logs;
}
