(Matrix Z1, Matrix X1, Matrix Z2) Forward(
    Matrix X, (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net)
{
    Matrix Layer(Matrix input, Matrix weights, Matrix bias) => (input * weights.Transpose()).AddRow(bias);
    Matrix hidden = Layer(X, net.W1, net.B1);
    Matrix active = hidden.Hadamard(hidden.Map(z => z > 0 ? 1 : 0));
    return (hidden, active, Layer(active, net.W2, net.B2));
}
