double CrossEntropy(double[] scores, int label)
{
    // ln of the sum of e to the power of how far each score is above the label's.
    double[] ahead = scores.Select(score => score - scores[label]).ToArray();
    double most = ahead.Max(), sum = 0;
    foreach (double each in ahead)
        sum += Math.Exp(each - most);
    return most + Math.Log(sum);
}
