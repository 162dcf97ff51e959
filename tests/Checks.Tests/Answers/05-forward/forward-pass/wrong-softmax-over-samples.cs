// Diagnosis: softmax over the samples
Matrix Forward(Matrix X, Matrix W0, Matrix b0, Matrix W1, Matrix b1)
{
    Matrix ones = Matrix.Create(X.Rows, 1, (_, _) => 1);
    Matrix hidden = Activation.Sigmoid.Apply(X * W0.Transpose() + ones.Outer(b0));
    return Softmax.Apply((hidden * W1.Transpose() + ones.Outer(b1)).Transpose()).Transpose();
}
