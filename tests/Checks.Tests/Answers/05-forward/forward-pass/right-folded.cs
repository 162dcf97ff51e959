Matrix Forward(Matrix X, Matrix W0, Matrix b0, Matrix W1, Matrix b1)
{
    Matrix ones = Matrix.Create(X.Rows, 1, (_, _) => 1);
    Matrix Sums(Matrix input, Matrix W, Matrix b) =>
        Matrix.StackHorizontally(input, ones) * Matrix.StackHorizontally(W, b).Transpose();
    return Softmax.Apply(Sums(Activation.Sigmoid.Apply(Sums(X, W0, b0)), W1, b1));
}
