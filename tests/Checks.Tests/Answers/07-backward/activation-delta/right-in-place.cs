double[,] SigmoidBackward(double[,] dH, double[,] H)
{
    for (int place = 0; place < H.Length; place++)
    {
        int row = place / H.GetLength(1), column = place % H.GetLength(1);
        double h = H[row, column];
        dH[row, column] *= h - h * h;
    }
    return dH;
}
