(double Loss, Matrix DZ2) LossAndGradient(Matrix Z2, int[] labels)
{
    Matrix targets = Matrix.OneHot(labels, Z2.Columns), logs = Softmax.Log(Z2);
    // A target of 0 times a finite logarithm is 0.
    double loss = -targets.Hadamard(logs).Sum() / labels.Length;
    return (loss, 1.0 / labels.Length * (logs.Map(Math.Exp) - targets));
}
