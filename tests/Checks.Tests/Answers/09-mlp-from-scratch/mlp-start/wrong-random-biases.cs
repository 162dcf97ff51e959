// Diagnosis: biases that are not zero
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Initialise(int inputs, int hidden, int outputs, long seed)
{
    var random = new RandomSource(seed);
    var first = Matrix.Normal(hidden, inputs, Math.Sqrt(2.0 / inputs), random);
    var second = Matrix.Normal(outputs, hidden, Math.Sqrt(2.0 / hidden), random);
    return (first, Matrix.Normal(1, hidden, 0.1, random), second, Matrix.Normal(1, outputs, 0.1, random));
}
