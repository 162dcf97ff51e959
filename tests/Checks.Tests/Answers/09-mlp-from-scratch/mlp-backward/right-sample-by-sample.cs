(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Backward(
    Matrix X, Matrix Z1, Matrix X1, Matrix W2, Matrix dZ2)
{
    var dW1 = new Matrix(W2.Columns, X.Columns);
    var dB1 = new Matrix(1, W2.Columns);
    var dW2 = new Matrix(W2.Rows, W2.Columns);
    var dB2 = new Matrix(1, W2.Rows);
    for (int i = 0; i < X.Rows; i++)
    {
        for (int k = 0; k < W2.Rows; k++)
        {
            dB2[0, k] += dZ2[i, k];
            for (int j = 0; j < W2.Columns; j++)
                dW2[k, j] += dZ2[i, k] * X1[i, j];
        }
        for (int j = 0; j < W2.Columns; j++)
        {
            if (Z1[i, j] <= 0)
                continue;
            double d = 0;
            for (int k = 0; k < W2.Rows; k++)
                d += dZ2[i, k] * W2[k, j];
            dB1[0, j] += d;
            for (int p = 0; p < X.Columns; p++)
                dW1[j, p] += d * X[i, p];
        }
    }
    return (dW1, dB1, dW2, dB2);
}
