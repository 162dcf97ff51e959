// Diagnosis: a depth-first list, turned round
int[] Order(int[][] operands, int result)
{
    var order = new List<int>();
    var waiting = new Stack<int>();
    waiting.Push(result);
    while (waiting.Count > 0)
    {
        var node = waiting.Pop();
        if (order.Contains(node))
            continue;
        order.Insert(0, node);
        foreach (var operand in operands[node])
            waiting.Push(operand);
    }
    return order.ToArray();
}
