// Diagnosis: a depth-first walk
double[] Backward(int[][] operands, double[][] slopes, int[] order)
{
    var gradients = new double[operands.Length];
    var seen = new HashSet<int>();
    void Visit(int node)
    {
        if (!seen.Add(node))
            return;
        for (var k = 0; k < operands[node].Length; k++)
            gradients[operands[node][k]] += gradients[node] * slopes[node][k];
        foreach (var operand in operands[node])
            Visit(operand);
    }
    gradients[order[^1]] = 1;
    Visit(order[^1]);
    return gradients;
}
