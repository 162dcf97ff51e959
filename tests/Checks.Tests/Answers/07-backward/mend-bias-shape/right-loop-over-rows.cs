double[,] MoveBiases(double[,] b, double[] deltas, double eta)
{
    var steps = deltas.Select(delta => -eta * delta).ToList();
    for (int row = b.GetLength(0); row-- > 0;)
        b[row, 0] += steps[row];
    return b;
}
