// Diagnosis: an operand used twice in one node counted once
double[] Backward(int[][] operands, double[][] slopes, int[] order)
{
    var gradients = new double[operands.Length];
    gradients[order[^1]] = 1;
    foreach (var node in order.Reverse())
    {
        for (var k = 0; k < operands[node].Length; k++)
            if (k == 0 || operands[node][k] != operands[node][0])
                gradients[operands[node][k]] += gradients[node] * slopes[node][k];
    }
    return gradients;
}
