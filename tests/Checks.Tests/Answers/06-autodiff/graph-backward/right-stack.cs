double[] Backward(int[][] operands, double[][] slopes, int[] order)
{
    var gradients = new double[slopes.Length];
    var waiting = new Stack<int>(order);
    gradients[waiting.Peek()] = 1;
    while (waiting.Count > 0)
    {
        var node = waiting.Pop();
        for (var k = operands[node].Length - 1; k >= 0; k--)
            gradients[operands[node][k]] += gradients[node] * slopes[node][k];
    }
    return gradients;
}
