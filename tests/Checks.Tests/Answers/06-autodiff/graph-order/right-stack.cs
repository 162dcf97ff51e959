int[] Order(int[][] operands, int result)
{
    var order = new List<int>();
    var isDone = new bool[operands.Length];
    var stack = new Stack<int>();
    stack.Push(result);
    while (stack.Count > 0)
    {
        var node = stack.Peek();
        var open = operands[node].Where(operand => !isDone[operand]).ToList();
        if (open.Count > 0)
        {
            stack.Push(open[0]);
            continue;
        }
        stack.Pop();
        isDone[node] = true;
        order.Add(node);
    }
    return order.ToArray();
}
