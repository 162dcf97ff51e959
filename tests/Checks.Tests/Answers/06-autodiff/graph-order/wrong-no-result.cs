// Diagnosis: the result left out
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
    seen.Add(result);
    foreach (var operand in operands[result])
        Visit(operand);
    return order.ToArray();
}
