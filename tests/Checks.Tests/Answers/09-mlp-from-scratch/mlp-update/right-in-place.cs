(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Update(
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net,
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) gradient, double learningRate)
{
    foreach (var (parameter, slope) in new[] { (net.W1, gradient.W1), (net.B1, gradient.B1), (net.W2, gradient.W2), (net.B2, gradient.B2) })
    {
        for (int row = 0; row < parameter.Rows; row++)
            for (int column = 0; column < parameter.Columns; column++)
                parameter[row, column] -= learningRate * slope[row, column];
    }
    return net;
}
