// Diagnosis: an output by the number of a hidden neuron
double[] HiddenDeltas(double[] dO, double[,] wO, double[] zH, double[] zO)
{
    double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
    double SigmoidSlope(double z) => Sigmoid(z) * (1 - Sigmoid(z));
    double TanhSlope(double z) => 1 - Math.Tanh(z) * Math.Tanh(z);

    double[] errors = new double[zH.Length], deltas = new double[zH.Length];
    for (var k = 0; k < zH.Length; k++)
    {
        for (var j = 0; j < dO.Length; j++)
        {
            errors[k] += dO[j] * wO[j, k];
            deltas[k] = errors[k] * TanhSlope(zO[k]);
        }
    }
    return deltas;
}
