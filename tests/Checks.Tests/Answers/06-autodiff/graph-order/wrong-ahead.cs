// Diagnosis: a node noted before its operands
int[] Order(int[][] operands, int result)
{
    var order = new List<int>();
    var seen = new HashSet<int>();
    void Visit(int node)
    {
        if (!seen.Add(node))
            return;
        order.Add(node);
        foreach (var operand in operands[node])
            Visit(operand);
    }
    Visit(result);
    return order.ToArray();
}
