int[] Order(int[][] operands, int result)
{
    var order = new List<int>();
    var seen = new HashSet<int>();
    void Visit(int node)
    {
        if (order.Contains(node))
            return;
        foreach (var operand in operands[node].Reverse())
            Visit(operand);
        order.Add(node);
    }
    Visit(result);
    return order.ToArray();
}
