(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Initialise(int inputs, int hidden, int outputs, long seed)
{
    RandomSource source = new RandomSource(seed);
    Matrix Layer(int rows, int columns)
    {
        var weights = new Matrix(rows, columns);
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                weights[i, j] = source.NextGaussian() * Math.Sqrt(2) / Math.Sqrt(columns);
        return weights;
    }
    Matrix second = Layer(outputs, hidden);
    return (Layer(hidden, inputs), new Matrix(1, hidden), second, Matrix.Create(1, outputs, (_, _) => 0));
}
