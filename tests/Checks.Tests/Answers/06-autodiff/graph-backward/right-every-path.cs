double[] Backward(int[][] operands, double[][] slopes, int[] order)
{
    var gradients = new double[operands.Length];
    void Deliver(int node, double amount)
    {
        gradients[node] += amount;
        for (var k = 0; k < operands[node].Length; k++)
            Deliver(operands[node][k], amount * slopes[node][k]);
    }
    Deliver(order[^1], 1);
    return gradients;
}
