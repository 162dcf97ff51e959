// Diagnosis: weights that are not centred
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Initialise(int inputs, int hidden, int outputs, long seed)
{
    var random = new RandomSource(seed);
    var first = Matrix.Create(hidden, inputs, (_, _) => random.NextDouble() * Math.Sqrt(2.0 / inputs));
    var second = Matrix.Create(outputs, hidden, (_, _) => random.NextDouble() * Math.Sqrt(2.0 / hidden));
    return (first, new Matrix(1, hidden), second, new Matrix(1, outputs));
}
