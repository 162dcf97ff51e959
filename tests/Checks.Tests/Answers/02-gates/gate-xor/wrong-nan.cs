// Diagnosis: not a number
double[,] XorNetwork()
{
    return new double[,] { { 1, 1, -0.5 }, { 1, 1, double.NaN }, { 1, -1, -0.5 } };
}
