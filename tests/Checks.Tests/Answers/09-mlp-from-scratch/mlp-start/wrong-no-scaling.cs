// Diagnosis: no scaling
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Initialise(int inputs, int hidden, int outputs, long seed)
{
    var random = new RandomSource(seed);
    var first = Matrix.Normal(hidden, inputs, 1, random);
    var second = Matrix.Normal(outputs, hidden, 1, random);
    return (first, new Matrix(1, hidden), second, new Matrix(1, outputs));
}
