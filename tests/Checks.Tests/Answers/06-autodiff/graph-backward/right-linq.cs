double[] Backward(int[][] operands, double[][] slopes, int[] order)
{
    var gradients = new double[operands.Length];
    gradients[order.Last()] = 1;
    foreach (var node in order.Reverse())
        foreach (var (operand, slope) in operands[node].Zip(slopes[node]))
            gradients[operand] += slope * gradients[node];
    return gradients;
}
