// Diagnosis: nodes that the result was not made from
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
    for (var node = 0; node < operands.Length; node++)
        Visit(node);
    return order.ToArray();
}
