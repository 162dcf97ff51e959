// Diagnosis: the leaves left out
int[] Order(int[][] operands, int result)
{
    var order = new List<int>();
    var seen = new HashSet<int>();
    void Visit(int node)
    {
        if (operands[node].Length == 0 || !seen.Add(node))
            return;
        foreach (var operand in operands[node])
            Visit(operand);
        order.Add(node);
    }
    Visit(result);
    return order.ToArray();
}
