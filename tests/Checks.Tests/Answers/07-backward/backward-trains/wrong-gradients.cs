// Diagnosis: the gradients in place of the parameters
(double[,] wH, double[] bH, double[,] wO, double[] bO) Epoch(
    double[,] wH, double[] bH, double[,] wO, double[] bO, double[][] xs, double[][] ys, double eta)
{
    var g = BackwardExercise.GivenGradients(wH, bH, wO, bO, xs[0], ys[0]);
    for (int n = 0; n < xs.Length; n++)
    {
        g = BackwardExercise.GivenGradients(wH, bH, wO, bO, xs[n], ys[n]);
        for (int k = 0; k < bH.Length; k++)
        {
            bH[k] -= eta * g.BH[k];
            for (int i = 0; i < wH.GetLength(1); i++)
                wH[k, i] -= eta * g.WH[k, i];
        }
        for (int j = 0; j < bO.Length; j++)
        {
            bO[j] -= eta * g.BO[j];
            for (int k = 0; k < bH.Length; k++)
                wO[j, k] -= eta * g.WO[j, k];
        }
    }
    return g;
}
