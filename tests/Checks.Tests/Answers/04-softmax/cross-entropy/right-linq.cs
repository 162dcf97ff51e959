double CrossEntropy(double[] scores, int label)
{
    double top = scores.Max();
    return Math.Log(scores.Sum(score => Math.Exp(score - top))) - (scores[label] - top);
}
