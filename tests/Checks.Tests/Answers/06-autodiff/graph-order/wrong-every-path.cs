// Diagnosis: a node more than once
int[] Order(int[][] operands, int result)
{
    var order = new List<int>();
    void Visit(int node)
    {
        foreach (var operand in operands[node])
            Visit(operand);
        order.Add(node);
    }
    Visit(result);
    return order.ToArray();
}
