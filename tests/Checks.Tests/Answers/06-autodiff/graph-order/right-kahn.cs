int[] Order(int[][] operands, int result)
{
    var belongs = new HashSet<int> { result };
    var waiting = new Queue<int>();
    waiting.Enqueue(result);
    while (waiting.Count > 0)
    {
        foreach (var operand in operands[waiting.Dequeue()])
        {
            if (belongs.Add(operand))
                waiting.Enqueue(operand);
        }
    }
    var order = new List<int>();
    while (belongs.Count > 0)
    {
        var ready = belongs.First(node => operands[node].All(operand => !belongs.Contains(operand)));
        belongs.Remove(ready);
        order.Add(ready);
    }
    return order.ToArray();
}
