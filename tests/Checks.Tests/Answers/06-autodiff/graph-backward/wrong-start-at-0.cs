// Diagnosis: the start at node 0
double[] Backward(int[][] operands, double[][] slopes, int[] order)
{
    var gradients = new double[operands.Length];
    gradients[0] = 1;
    foreach (var node in order.Reverse())
    {
        for (var k = 0; k < operands[node].Length; k++)
            gradients[operands[node][k]] += gradients[node] * slopes[node][k];
    }
    return gradients;
}
