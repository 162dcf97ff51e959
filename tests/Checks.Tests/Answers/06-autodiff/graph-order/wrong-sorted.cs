// Diagnosis: the nodes in the order of their numbers
int[] Order(int[][] operands, int result)
{
    var order = new List<int>();
    var seen = new HashSet<int>();
    void Visit(int node)
    {
        if (!seen.Add(node))
            return;
        foreach (var operand in operands[node])
            Visit(operand);
        order.Add(node);
    }
    Visit(result);
    order.Sort();
    return order.ToArray();
}
