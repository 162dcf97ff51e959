double[] Gradient(double[] w, double[] u, double[] t)
{
    var X = new Matrix(u.Length, w.Length);
    for (int i = 0; i < u.Length; i++)
        for (int k = 0; k < w.Length; k++)
            X[i, k] = Math.Pow(u[i], k);
    var difference = X * Matrix.FromColumn(w) - Matrix.FromColumn(t);
    return (2.0 / u.Length * X.TransposeMultiply(difference)).Column(0);
}
