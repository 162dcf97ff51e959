double[,] XorNetwork()
{
    double[,] table = new double[3, 3];
    for (int k = 0; k < 2; k++)
        table[k, 0] = table[k, 1] = 1;
    table[0, 2] = -1.5;
    table[1, 2] = -0.5;
    table[2, 0] = -2;
    table[2, 1] = 1;
    table[2, 2] = -0.5;
    return table;
}
