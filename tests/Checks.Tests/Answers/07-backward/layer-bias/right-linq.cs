double[] BiasGradient(double[,] dZ) => Enumerable.Range(0, dZ.GetLength(1))
    .Select(k => Enumerable.Range(0, dZ.GetLength(0)).Sum(i => dZ[i, k])).ToArray();
