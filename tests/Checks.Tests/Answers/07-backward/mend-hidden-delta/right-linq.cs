double[] HiddenDeltas(double[] dO, double[,] wO, double[] zH, double[] zO) =>
    zH.Select((z, k) => dO.Select((d, j) => d * wO[j, k]).Sum() / (2 + Math.Exp(z) + Math.Exp(-z))).ToArray();
