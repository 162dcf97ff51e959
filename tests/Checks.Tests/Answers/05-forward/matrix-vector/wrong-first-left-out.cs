// Diagnosis: the first column left out
double[] MatrixVector(double[,] matrix, double[] vector)
{
    int rows = matrix.GetLength(0), columns = matrix.GetLength(1);
    var result = new double[rows];
    for (int i = 0; i < rows; i++)
    {
        double sum = 0;
        for (int j = 1; j < columns; j++)
            sum += matrix[i, j] * vector[j];
        result[i] = sum;
    }
    return result;
}
