// Diagnosis: a node more than once
int[] Order(int[][] operands, int result)
{
    var order = new List<int>();
    var seen = new HashSet<int>();
    void Visit(int node)
    {
        if (seen.Contains(node))
            return;
        foreach (var operand in operands[node])
        {
            Visit(operand);
            order.Add(operand);
        }
        seen.Add(node);
    }
    Visit(result);
    return order.ToArray();
}
