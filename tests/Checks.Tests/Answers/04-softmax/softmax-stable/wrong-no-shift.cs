// Diagnosis: softmax without its shift
double[] StableSoftmax(double[] scores)
{
    var powers = new double[scores.Length];
    double sum = 0;
    for (int i = 0; i < scores.Length; i++)
    {
        powers[i] = Math.Exp(scores[i]);
        sum += powers[i];
    }
    for (int i = 0; i < scores.Length; i++)
        powers[i] /= sum;
    return powers;
}
