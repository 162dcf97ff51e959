// Diagnosis: the same hidden neuron twice
double[,] XorNetwork()
{
    return new double[,] { { 1, 1, -0.5 }, { 1, 1, -0.5 }, { 1, -1, -0.5 } };
}
