// Diagnosis: the last neuron
double[,] XorNetwork()
{
    return new double[,] { { 1, 1, -0.5 }, { 1, 1, -1.5 }, { 1, 1, -0.5 } };
}
