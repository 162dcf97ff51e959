// Diagnosis: softmax without its shift
(double Loss, Matrix DZ2) LossAndGradient(Matrix Z2, int[] labels)
{
    int n = Z2.Rows;
    var shares = Z2.Map(Math.Exp);
    double loss = 0;
    for (int i = 0; i < n; i++)
    {
        double sum = shares.Row(i).Sum();
        for (int k = 0; k < Z2.Columns; k++)
            shares[i, k] /= sum;
        loss -= Math.Log(shares[i, labels[i]]) / n;
        shares[i, labels[i]] -= 1;
    }
    return (loss, shares / n);
}
