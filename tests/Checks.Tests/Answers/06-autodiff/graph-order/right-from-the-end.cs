int[] Order(int[][] operands, int result)
{
    var uses = new int[operands.Length];
    var reached = new HashSet<int>();
    void Count(int node)
    {
        if (!reached.Add(node))
            return;
        foreach (var operand in operands[node])
        {
            uses[operand]++;
            Count(operand);
        }
    }
    Count(result);
    var backwards = new List<int> { result };
    for (var i = 0; i < backwards.Count; i++)
    {
        foreach (var operand in operands[backwards[i]])
        {
            if (--uses[operand] == 0)
                backwards.Add(operand);
        }
    }
    backwards.Reverse();
    return backwards.ToArray();
}
