// Diagnosis: sums along the rows
double[] BiasGradient(double[,] dZ)
{
    var db = new double[dZ.GetLength(0)];
    for (int i = 0; i < dZ.GetLength(1); i++)
        for (int k = 0; k < db.Length; k++)
            db[k] += dZ[k, i];
    return db;
}
