Matrix Forward(Matrix X, Matrix W0, Matrix b0, Matrix W1, Matrix b1)
{
    var answers = new double[X.Rows][];
    for (int i = 0; i < X.Rows; i++)
    {
        Matrix x = Matrix.FromColumn(X.Row(i));
        Matrix h = Activation.Sigmoid.Apply(W0 * x + b0);
        answers[i] = Softmax.Apply((W1 * h + b1).Column(0));
    }
    return Matrix.FromRows(answers);
}
