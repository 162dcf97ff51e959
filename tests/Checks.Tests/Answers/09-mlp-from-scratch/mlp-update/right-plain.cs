(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Update(
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net,
    (Matrix W1, Matrix B1, Matrix W2, Matrix B2) gradient, double learningRate)
{
    var w1 = net.W1 - learningRate * gradient.W1;
    var b1 = net.B1 - learningRate * gradient.B1;
    var w2 = net.W2 - learningRate * gradient.W2;
    var b2 = net.B2 - learningRate * gradient.B2;
    return (w1, b1, w2, b2);
}
