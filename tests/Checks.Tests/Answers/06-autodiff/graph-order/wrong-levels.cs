// Diagnosis: a breadth-first list, turned round
int[] Order(int[][] operands, int result)
{
    var order = new List<int>();
    var waiting = new Queue<int>();
    waiting.Enqueue(result);
    while (waiting.Count > 0)
    {
        var node = waiting.Dequeue();
        if (order.Contains(node))
            continue;
        order.Add(node);
        foreach (var operand in operands[node])
            waiting.Enqueue(operand);
    }
    order.Reverse();
    return order.ToArray();
}
