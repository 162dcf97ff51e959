(double Value, double[] Gradients) Gradients(
    string[] kinds, int[][] operands, double[] numbers, int[] order)
{
    var v = (double[])numbers.Clone();
    foreach (var i in order)
    {
        if (kinds[i] == "leaf")
            continue;
        double left = v[operands[i].First()], right = v[operands[i].Last()];
        v[i] = kinds[i] == "add" ? left + right : kinds[i] == "mul" ? left * right : Math.Tanh(left);
    }
    var g = new double[v.Length];
    var result = order[order.Length - 1];
    g[result] = 1;
    foreach (var i in order.Reverse())
    {
        int[] of = operands[i];
        if (kinds[i] == "add")
        {
            g[of[0]] += g[i];
            g[of[1]] += g[i];
        }
        else if (kinds[i] == "mul")
        {
            g[of[0]] += v[of[1]] * g[i];
            g[of[1]] += v[of[0]] * g[i];
        }
        else if (kinds[i] == "tanh")
        {
            g[of[0]] += g[i] / Math.Pow(Math.Cosh(v[of[0]]), 2);
        }
    }
    return (v[result], g);
}
