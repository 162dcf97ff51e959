double CrossEntropy(double[] scores, int label)
{
    double top = scores.Max(), sum = 0, loss = 0;
    for (int k = 0; k < scores.Length; k++)
        sum += Math.Exp(scores[k] - top);
    for (int k = 0; k < scores.Length; k++)
    {
        double target = k == label ? 1 : 0;
        loss -= target * (scores[k] - top - Math.Log(sum));
    }
    return loss;
}
