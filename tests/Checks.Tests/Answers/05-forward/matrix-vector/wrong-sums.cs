// Diagnosis: sums in place of products
double[] MatrixVector(double[,] matrix, double[] vector)
{
    int rows = matrix.GetLength(0), columns = matrix.GetLength(1);
    var result = new double[rows];
    for (int i = 0; i < rows; i++)
    {
        double sum = 0;
        for (int j = 0; j < columns; j++)
            sum += matrix[i, j] + vector[j];
        result[i] = sum;
    }
    return result;
}
