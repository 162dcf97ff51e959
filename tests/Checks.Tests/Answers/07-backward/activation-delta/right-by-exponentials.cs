double[,] SigmoidBackward(double[,] dH, double[,] H)
{
    double[,] dZ = new double[H.GetLength(0), H.GetLength(1)];
    for (int i = 0; i < dZ.GetLength(0); i++)
        for (int k = 0; k < dZ.GetLength(1); k++)
        {
            double z = Math.Log(H[i, k]) - Math.Log(1 - H[i, k]);
            double e = Math.Exp(-z);
            dZ[i, k] = dH[i, k] * e / ((1 + e) * (1 + e));
        }
    return dZ;
}
