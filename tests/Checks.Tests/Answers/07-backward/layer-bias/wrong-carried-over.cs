// Diagnosis: a sum that is carried over
double[] BiasGradient(double[,] dZ)
{
    var db = new double[dZ.GetLength(1)];
    double sum = 0;
    for (int k = 0; k < db.Length; k++)
    {
        for (int i = 0; i < dZ.GetLength(0); i++)
            sum += dZ[i, k];
        db[k] = sum;
    }
    return db;
}
