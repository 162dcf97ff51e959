// Diagnosis: zero weights
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Initialise(int inputs, int hidden, int outputs, long seed)
{
    var random = new RandomSource(seed);
    var first = new Matrix(hidden, inputs);
    var second = new Matrix(outputs, hidden);
    return (first, new Matrix(1, hidden), second, new Matrix(1, outputs));
}
