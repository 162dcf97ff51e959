// Diagnosis: Xavier in place of He
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Initialise(int inputs, int hidden, int outputs, long seed)
{
    var random = new RandomSource(seed);
    var first = Matrix.Normal(hidden, inputs, Math.Sqrt(2.0 / (inputs + hidden)), random);
    var second = Matrix.Normal(outputs, hidden, Math.Sqrt(2.0 / (hidden + outputs)), random);
    return (first, new Matrix(1, hidden), second, new Matrix(1, outputs));
}
