// Diagnosis: a 1 at every node to begin with
double[] Backward(int[][] operands, double[][] slopes, int[] order)
{
    var gradients = new double[operands.Length];
    Array.Fill(gradients, 1);
    foreach (var node in order.Reverse())
    {
        for (var k = 0; k < operands[node].Length; k++)
            gradients[operands[node][k]] += gradients[node] * slopes[node][k];
    }
    return gradients;
}
