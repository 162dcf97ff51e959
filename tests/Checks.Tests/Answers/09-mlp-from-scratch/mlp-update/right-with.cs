(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Update(
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net,
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) gradient, double learningRate)
{
    net.W1 += -learningRate * gradient.W1;
    net.B1 += -learningRate * gradient.B1;
    net.W2 += -learningRate * gradient.W2;
    net.B2 += -learningRate * gradient.B2;
    return net;
}
