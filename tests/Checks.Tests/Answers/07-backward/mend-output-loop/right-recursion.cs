double[,] AllOutputDeltas(double[,] y, double[,] zO)
{
    var deltas = new double[y.Length, 1];
    Fill(y.Length - 1);
    return deltas;

    void Fill(int j)
    {
        if (j < 0)
            return;
        double answer = Math.Tanh(zO[j, 0]), slope = 1 / Math.Pow(Math.Cosh(zO[j, 0]), 2);
        deltas[j, 0] = answer * slope - y[j, 0] * slope;
        Fill(j - 1);
    }
}
