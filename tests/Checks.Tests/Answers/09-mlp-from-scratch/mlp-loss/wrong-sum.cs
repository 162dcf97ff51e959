// Diagnosis: loss: the sum in place of the mean
(double Loss, Matrix DZ2) LossAndGradient(Matrix Z2, int[] labels)
{
    int n = Z2.Rows;
    var logs = Softmax.Log(Z2);
    var dZ2 = Softmax.Apply(Z2);
    double loss = 0;
    for (int i = 0; i < n; i++)
    {
        loss -= logs[i, labels[i]];
        dZ2[i, labels[i]] -= 1;
    }
    return (loss, dZ2 / n);
}
