double[] Predict(double[] w, double[] u)
{
    double[] sums = new double[u.Length], powers = new double[u.Length];
    Array.Fill(powers, 1.0);
    foreach (double coefficient in w)
    {
        for (int i = 0; i < u.Length; i++)
        {
            sums[i] += coefficient * powers[i];
            powers[i] *= u[i];
        }
    }
    return sums;
}
