// Diagnosis: a gradient handed on twice
double[] Backward(int[][] operands, double[][] slopes, int[] order)
{
    var gradients = new double[operands.Length];
    void Visit(int node)
    {
        for (var k = 0; k < operands[node].Length; k++)
            gradients[operands[node][k]] += gradients[node] * slopes[node][k];
        foreach (var operand in operands[node])
            Visit(operand);
    }
    gradients[order[^1]] = 1;
    Visit(order[^1]);
    return gradients;
}
