// Diagnosis: db_o: the missing activation derivative
(double[,] dWH, double[] dBH, double[,] dWO, double[] dBO) Backward(
    double[,] wH, double[] bH, double[,] wO, double[] bO, double[] x, double[] y)
{
    int inputs = x.Length, hidden = bH.Length, outputs = bO.Length;
    double[] h = new double[hidden], yHat = new double[outputs];
    for (int k = 0; k < hidden; k++)
    {
        double z = bH[k];
        for (int i = 0; i < inputs; i++)
            z += wH[k, i] * x[i];
        h[k] = 1 / (1 + Math.Exp(-z));
    }
    for (int j = 0; j < outputs; j++)
    {
        double z = bO[j];
        for (int k = 0; k < hidden; k++)
            z += wO[j, k] * h[k];
        yHat[j] = Math.Tanh(z);
    }
    var dBO = new double[outputs];
    for (int j = 0; j < outputs; j++)
        dBO[j] = (yHat[j] - y[j]);
    var dBH = new double[hidden];
    for (int k = 0; k < hidden; k++)
    {
        double error = 0;
        for (int j = 0; j < outputs; j++)
            error += dBO[j] * wO[j, k];
        dBH[k] = error * (1 - h[k] * h[k]);
    }
    var dWH = new double[hidden, inputs];
    for (int k = 0; k < hidden; k++)
        for (int i = 0; i < inputs; i++)
            dWH[k, i] = dBH[k] * x[i];
    var dWO = new double[outputs, hidden];
    for (int j = 0; j < outputs; j++)
        for (int k = 0; k < hidden; k++)
            dWO[j, k] = dBO[j] * h[k];
    return (dWH, dBH, dWO, dBO);
}
