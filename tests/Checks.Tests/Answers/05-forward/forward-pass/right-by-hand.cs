Matrix Forward(Matrix X, Matrix W0, Matrix b0, Matrix W1, Matrix b1)
{
    double Sigma(double z) => 1 / (1 + Math.Exp(-z));
    Matrix Layer(Matrix input, Matrix W, Matrix b) => input.MultiplyByTransposeOf(W).AddRow(b.Transpose());
    Matrix h = Layer(X, W0, b0).Map(Sigma);
    Matrix powers = Layer(h, W1, b1).Map(z => Math.Exp(z));
    return Matrix.Create(powers.Rows, powers.Columns, (i, k) => powers[i, k] / powers.Row(i).Sum());
}
