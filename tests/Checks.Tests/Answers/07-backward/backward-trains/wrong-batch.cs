// Diagnosis: one step with the sum of all gradients
(double[,] wH, double[] bH, double[,] wO, double[] bO) Epoch(
    double[,] wH, double[] bH, double[,] wO, double[] bO, double[][] xs, double[][] ys, double eta)
{
    var all = xs.Zip(ys, (x, y) => BackwardExercise.GivenGradients(wH, bH, wO, bO, x, y)).ToList();
    foreach (var (dWH, dBH, dWO, dBO) in all)
    {
        for (int k = 0; k < bH.Length; k++)
        {
            bH[k] -= eta * dBH[k];
            for (int i = 0; i < wH.GetLength(1); i++)
                wH[k, i] -= eta * dWH[k, i];
        }
        for (int j = 0; j < bO.Length; j++)
        {
            bO[j] -= eta * dBO[j];
            for (int k = 0; k < bH.Length; k++)
                wO[j, k] -= eta * dWO[j, k];
        }
    }
    return (wH, bH, wO, bO);
}
