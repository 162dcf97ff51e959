(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Initialise(int inputs, int hidden, int outputs, long seed)
{
    var w1 = Math.Sqrt(2.0 / inputs) * Matrix.Normal(hidden, inputs, 1, new RandomSource(2 * seed));
    var w2 = Math.Sqrt(2.0 / hidden) * Matrix.Normal(outputs, hidden, 1, new RandomSource(2 * seed + 1));
    return (w1, new Matrix(1, hidden), w2, new Matrix(1, outputs));
}
