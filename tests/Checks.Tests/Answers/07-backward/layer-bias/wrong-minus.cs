// Diagnosis: the wrong sign
double[] BiasGradient(double[,] dZ)
{
    var db = new double[dZ.GetLength(1)];
    for (int i = 0; i < dZ.GetLength(0); i++)
        for (int k = 0; k < db.Length; k++)
            db[k] -= dZ[i, k];
    return db;
}
