// Diagnosis: silence
double[,] XorNetwork()
{
    return null;
}
