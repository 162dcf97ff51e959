// Diagnosis: uphill in place of downhill
(double[,] wH, double[] bH, double[,] wO, double[] bO) Epoch(
    double[,] wH, double[] bH, double[,] wO, double[] bO, double[][] xs, double[][] ys, double eta)
{
    for (int n = 0; n < xs.Length; n++)
    {
        var (dWH, dBH, dWO, dBO) = BackwardExercise.GivenGradients(wH, bH, wO, bO, xs[n], ys[n]);
        for (int k = 0; k < bH.Length; k++)
        {
            bH[k] += eta * dBH[k];
            for (int i = 0; i < wH.GetLength(1); i++)
                wH[k, i] += eta * dWH[k, i];
        }
        for (int j = 0; j < bO.Length; j++)
        {
            bO[j] += eta * dBO[j];
            for (int k = 0; k < bH.Length; k++)
                wO[j, k] += eta * dWO[j, k];
        }
    }
    return (wH, bH, wO, bO);
}
