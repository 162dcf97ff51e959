double[] OutputDeltas(double[] y, double[] zO) =>
    zO.Zip(y, (z, target) => (Math.Tanh(z) - target) / Math.Pow(Math.Cosh(z), 2)).ToArray();
