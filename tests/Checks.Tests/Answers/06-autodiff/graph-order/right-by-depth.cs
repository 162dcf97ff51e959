int[] Order(int[][] operands, int result)
{
    var depth = new Dictionary<int, int>();
    int DepthOf(int node)
    {
        if (!depth.ContainsKey(node))
            depth[node] = operands[node].Length == 0 ? 0 : 1 + operands[node].Max(DepthOf);
        return depth[node];
    }
    DepthOf(result);
    return depth.OrderBy(pair => pair.Value).Select(pair => pair.Key).ToArray();
}
