(Matrix Z1, Matrix X1, Matrix Z2) Forward(
    Matrix X, (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net)
{
    int n = X.Rows, h = net.W1.Rows, k = net.W2.Rows;
    Matrix Z1 = new Matrix(n, h), X1 = new Matrix(n, h), Z2 = new Matrix(n, k);
    for (int i = 0; i < n; i++)
    {
        for (int j = 0; j < h; j++)
        {
            double sum = net.B1[0, j];
            for (int p = 0; p < X.Columns; p++)
                sum += X[i, p] * net.W1[j, p];
            Z1[i, j] = sum;
            if (sum > 0)
                X1[i, j] = sum;
        }
        for (int j = 0; j < k; j++)
        {
            double sum = net.B2[0, j];
            for (int p = 0; p < h; p++)
                sum += X1[i, p] * net.W2[j, p];
            Z2[i, j] = sum;
        }
    }
    return (Z1, X1, Z2);
}
