(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Update(
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net,
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) gradient, double learningRate)
{
    Matrix Moved(Matrix w, Matrix d) => w - learningRate * d;
    return (Moved(net.W1, gradient.W1), Moved(net.B1, gradient.B1),
        Moved(net.W2, gradient.W2), Moved(net.B2, gradient.B2));
}
