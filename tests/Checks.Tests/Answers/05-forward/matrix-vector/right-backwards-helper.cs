double[] MatrixVector(double[,] matrix, double[] vector)
{
    double Dot(int row, int column) => column < 0 ? 0 : matrix[row, column] * vector[column] + Dot(row, column - 1);
    double[] result = new double[matrix.GetLength(0)];
    for (int row = result.Length - 1; row >= 0; row--)
        result[row] = Dot(row, vector.Length - 1);
    return result;
}
