(double Loss, Matrix DZ2) LossAndGradient(Matrix Z2, int[] labels)
{
    int n = Z2.Rows, classes = Z2.Columns;
    double total = 0;
    var gradient = new Matrix(n, classes);
    for (int i = 0; i < n; i++)
    {
        double[] row = Z2.Row(i);
        double top = row.Max();
        double sum = row.Sum(z => Math.Exp(z - top));
        total += Math.Log(sum) + top - row[labels[i]];
        for (int k = 0; k < classes; k++)
            gradient[i, k] = (Math.Exp(row[k] - top) / sum - (k == labels[i] ? 1 : 0)) / n;
    }
    return (total / n, gradient);
}
