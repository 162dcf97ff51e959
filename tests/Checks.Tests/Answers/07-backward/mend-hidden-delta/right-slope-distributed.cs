double[] HiddenDeltas(double[] dO, double[,] wO, double[] zH, double[] zO)
{
    var deltas = new double[zH.Length];
    for (int j = 0; j < dO.Length; j++)
        for (int k = 0; k < zH.Length; k++)
        {
            double s = 1 / (1 + Math.Exp(-zH[k]));
            deltas[k] += dO[j] * wO[j, k] * s * (1 - s);
        }
    return deltas;
}
