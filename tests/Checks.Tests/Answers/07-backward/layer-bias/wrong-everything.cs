// Diagnosis: the sum of everything
double[] BiasGradient(double[,] dZ)
{
    var db = new double[dZ.GetLength(1)];
    for (int k = 0; k < db.Length; k++)
        foreach (double d in dZ)
            db[k] += d;
    return db;
}
