(double Loss, Matrix DZ2) LossAndGradient(Matrix Z2, int[] labels)
{
    var loss = labels.Select((label, i) => Softmax.LogSumExp(Z2.Row(i)) - Z2[i, label]).Average();
    var p = Softmax.Apply(Z2);
    return (loss, Matrix.Create(Z2.Rows, Z2.Columns, (i, k) => (labels[i] == k ? p[i, k] - 1 : p[i, k]) / Z2.Rows));
}
