// Diagnosis: the order turned round
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
    order.Reverse();
    return order.ToArray();
}
