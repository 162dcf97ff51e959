// Diagnosis: an empty list
int[] Order(int[][] operands, int result)
{
    var order = new List<int>();
    void Visit(int node)
    {
        foreach (var operand in operands[node])
        {
            Visit(operand);
            order.Add(operand);
        }
    }
    return order.ToArray();
}
