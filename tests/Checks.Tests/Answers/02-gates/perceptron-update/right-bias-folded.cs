(double[] w, double b) Update(double[] w, double b, double[] x, double t, double learningRate)
{
    var all = w.Append(b).ToArray();
    var ones = x.Append(1.0).ToArray();
    double sum = 0;
    for (int j = 0; j < all.Length; j++)
        sum += all[j] * ones[j];
    double error = t - (sum < 0 ? 0 : 1);
    for (int j = 0; j < all.Length; j++)
        all[j] += learningRate * error * ones[j];
    return (all.Take(w.Length).ToArray(), all[w.Length]);
}
