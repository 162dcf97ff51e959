// Diagnosis: a transposed table
double[,] XorNetwork()
{
    return new double[,] { { 1, 1, 1 }, { 1, 1, -1 }, { -0.5, -1.5, -0.5 } };
}
