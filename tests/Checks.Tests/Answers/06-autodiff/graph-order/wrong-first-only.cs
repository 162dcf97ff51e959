// Diagnosis: only the first operand followed
int[] Order(int[][] operands, int result)
{
    var order = new List<int>();
    var seen = new HashSet<int>();
    void Visit(int node)
    {
        if (!seen.Add(node))
            return;
        if (operands[node].Length > 0)
            Visit(operands[node][0]);
        order.Add(node);
    }
    Visit(result);
    return order.ToArray();
}
