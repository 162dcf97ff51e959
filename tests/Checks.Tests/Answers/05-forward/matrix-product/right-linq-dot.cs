double[,] Product(double[,] left, double[,] right)
{
    double Dot(int row, int column) =>
        Enumerable.Range(0, left.GetLength(1)).Sum(k => left[row, k] * right[k, column]);
    var result = new double[left.GetLength(0), right.GetLength(1)];
    foreach (int row in Enumerable.Range(0, result.GetLength(0)))
        foreach (int column in Enumerable.Range(0, result.GetLength(1)))
            result[row, column] = Dot(row, column);
    return result;
}
