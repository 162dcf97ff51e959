// Diagnosis: the gradients by their places in the order
double[] Backward(int[][] operands, double[][] slopes, int[] order)
{
    var gradients = new double[operands.Length];
    gradients[order[^1]] = 1;
    foreach (var node in order.Reverse())
    {
        for (var k = 0; k < operands[node].Length; k++)
            gradients[operands[node][k]] += gradients[node] * slopes[node][k];
    }
    return order.Select(node => gradients[node]).ToArray();
}
