double[,] InputGradient(double[,] dZ, double[,] W)
{
    var neurons = Enumerable.Range(0, W.GetLength(0)).ToList();
    var dX = new double[dZ.GetLength(0), W.GetLength(1)];
    for (int place = 0; place < dX.Length; place++)
    {
        int i = place / W.GetLength(1), j = place % W.GetLength(1);
        dX[i, j] = neurons.Sum(k => W[k, j] * dZ[i, k]);
    }
    return dX;
}
