double[] HiddenDeltas(double[] dO, double[,] wO, double[] zH, double[] zO)
{
    var deltas = new double[zH.Length];
    for (int k = 0; k < deltas.Length; k++)
    {
        double error = 0, h = 1 / (1 + Math.Exp(-zH[k]));
        for (int j = 0; j < dO.Length; j++)
            error += wO[j, k] * dO[j];
        deltas[k] = error * (h - h * h);
    }
    return deltas;
}
