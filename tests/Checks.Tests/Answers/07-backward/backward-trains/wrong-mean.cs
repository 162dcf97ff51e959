// Diagnosis: one step with the mean of all gradients
(double[,] wH, double[] bH, double[,] wO, double[] bO) Epoch(
    double[,] wH, double[] bH, double[,] wO, double[] bO, double[][] xs, double[][] ys, double eta)
{
    var all = xs.Zip(ys, (x, y) => BackwardExercise.GivenGradients(wH, bH, wO, bO, x, y)).ToList();
    for (int k = 0; k < bH.Length; k++)
    {
        bH[k] -= eta * all.Average(g => g.Item2[k]);
        for (int i = 0; i < wH.GetLength(1); i++)
            wH[k, i] -= eta * all.Average(g => g.Item1[k, i]);
    }
    for (int j = 0; j < bO.Length; j++)
    {
        bO[j] -= eta * all.Average(g => g.Item4[j]);
        for (int k = 0; k < bH.Length; k++)
            wO[j, k] -= eta * all.Average(g => g.Item3[j, k]);
    }
    return (wH, bH, wO, bO);
}
