// Diagnosis: neurons that begin alike
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Initialise(int inputs, int hidden, int outputs, long seed)
{
    var random = new RandomSource(seed);
    var row = Matrix.Normal(1, inputs, Math.Sqrt(2.0 / inputs), random);
    var w1 = Matrix.Create(hidden, inputs, (_, j) => row[0, j]);
    return (w1, new Matrix(1, hidden), Matrix.Normal(outputs, hidden, Math.Sqrt(2.0 / hidden), random), new Matrix(1, outputs));
}
