// Diagnosis: a breadth-first list
int[] Order(int[][] operands, int result)
{
    var order = new List<int> { result };
    for (var i = 0; i < order.Count; i++)
    {
        foreach (var operand in operands[order[i]])
        {
            if (!order.Contains(operand))
                order.Add(operand);
        }
    }
    return order.ToArray();
}
