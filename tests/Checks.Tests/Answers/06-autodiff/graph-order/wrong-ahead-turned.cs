// Diagnosis: a depth-first list, turned round
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
    order.Reverse();
    return order.ToArray();
}
