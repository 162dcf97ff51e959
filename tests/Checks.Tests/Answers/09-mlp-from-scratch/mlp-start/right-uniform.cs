(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Initialise(int inputs, int hidden, int outputs, long seed)
{
    var random = new RandomSource(seed);
    // Spread evenly over ±a, a variance of a²/3.
    double a = Math.Sqrt(6.0 / inputs), b = Math.Sqrt(6.0 / hidden);
    var w1 = Matrix.Uniform(hidden, inputs, -a, a, random);
    var w2 = Matrix.Uniform(outputs, hidden, -b, b, random);
    return (w1, Matrix.FromRow(new double[hidden]), w2, Matrix.FromRow(new double[outputs]));
}
