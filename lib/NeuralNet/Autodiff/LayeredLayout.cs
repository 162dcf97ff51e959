namespace NeuralNet;

/// <summary>
/// Where to draw the nodes of a graph without cycles: in layers from left to right, each node right of what it was made
/// from. A long edge is led through a waypoint in every layer between; waypoints are ordered and placed like nodes, so edges
/// keep out of the way. After Sugiyama, Tagawa and Toda (1981), in its plainest form.
/// </summary>
internal sealed class LayeredLayout
{
    private const int Sweeps = 8;

    private readonly List<List<int>> _layers = [];
    private readonly List<List<int>> _left = [];
    private readonly List<List<int>> _right = [];
    private readonly List<int> _layerOf = [];
    private readonly List<double> _heights = [];

    /// <param name="nodeCount">Nodes are numbered from 0, operands before their users.</param>
    /// <param name="edges">From operand to user.</param>
    public LayeredLayout(int nodeCount, IReadOnlyList<(int From, int To)> edges)
    {
        ChooseLayers(nodeCount, edges);
        Routes = [.. edges.Select(edge => Route(edge.From, edge.To))];
        Order();
        Place();
    }

    /// <summary>Number of layers.</summary>
    public int LayerCount => _layers.Count;

    /// <summary>For each edge the nodes and waypoints that it goes through, both ends included.</summary>
    public IReadOnlyList<int[]> Routes { get; }

    /// <summary>The layer of a node or waypoint, 0 = leftmost.</summary>
    public int Layer(int node) => _layerOf[node];

    /// <summary>The height of a node or waypoint, in units of the least distance between two of one layer; 0 = highest.</summary>
    public double Height(int node) => _heights[node];

    /// <summary>The greatest height.</summary>
    public double TotalHeight => _heights.Max();

    // A node stands one right of its rightmost operand; a leaf one left of its leftmost user, so that its edges are short.
    private void ChooseLayers(int nodeCount, IReadOnlyList<(int From, int To)> edges)
    {
        var layerOf = new int[nodeCount];
        foreach (var edge in edges.OrderBy(edge => edge.To))
            layerOf[edge.To] = Math.Max(layerOf[edge.To], layerOf[edge.From] + 1);
        var leaves = Enumerable.Range(0, nodeCount).Except(edges.Select(edge => edge.To)).ToHashSet();
        foreach (var uses in edges.Where(edge => leaves.Contains(edge.From)).GroupBy(edge => edge.From))
            layerOf[uses.Key] = uses.Min(edge => layerOf[edge.To]) - 1;
        foreach (var layer in layerOf)
            Add(layer);
    }

    private int Add(int layer)
    {
        while (_layers.Count <= layer)
            _layers.Add([]);
        _layerOf.Add(layer);
        _left.Add([]);
        _right.Add([]);
        _heights.Add(_layers[layer].Count);
        _layers[layer].Add(_layerOf.Count - 1);
        return _layerOf.Count - 1;
    }

    private int[] Route(int from, int to)
    {
        List<int> route = [from];
        for (var layer = _layerOf[from] + 1; layer < _layerOf[to]; layer++)
            route.Add(Add(layer));
        route.Add(to);
        for (var i = 1; i < route.Count; i++)
        {
            _right[route[i - 1]].Add(route[i]);
            _left[route[i]].Add(route[i - 1]);
        }
        return [.. route];
    }

    // To and fro, each layer sorted by the mean position of its neighbours in the layer before: few crossings are left.
    private void Order()
    {
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var (layers, neighbours) = sweep % 2 == 0 ? (_layers.AsEnumerable().Reverse(), _right) : (_layers, _left);
            foreach (var layer in layers)
            {
                int[] sorted = [.. layer.OrderBy(node => Mean(neighbours[node], _heights[node]))];
                for (var position = 0; position < sorted.Length; position++)
                    _heights[layer[position] = sorted[position]] = position;
            }
        }
    }

    // Each layer in turn goes as near to the mean heights of its neighbours as the least distance allows.
    private void Place()
    {
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var layer in sweep % 2 == 0 ? _layers : _layers.AsEnumerable().Reverse())
            {
                double[] wanted = [.. layer.Select(node => Mean([.. _left[node], .. _right[node]], _heights[node]))];
                var heights = Apart(wanted);
                for (var position = 0; position < heights.Length; position++)
                    _heights[layer[position]] = heights[position];
            }
        }
        var least = _heights.Min();
        for (var node = 0; node < _heights.Count; node++)
            _heights[node] -= least;
    }

    private double Mean(List<int> neighbours, double otherwise) =>
        neighbours.Count == 0 ? otherwise : neighbours.Average(neighbour => _heights[neighbour]);

    // Least squares under h[i + 1] ≥ h[i] + 1: neighbours that come too close form a block, which goes to its mean.
    private static double[] Apart(double[] wanted)
    {
        var blocks = new Stack<(double Sum, int Count)>();
        for (var i = 0; i < wanted.Length; i++)
        {
            var block = (Sum: wanted[i] - i, Count: 1);
            while (blocks.TryPeek(out var above) && above.Sum / above.Count > block.Sum / block.Count)
                block = (block.Sum + blocks.Peek().Sum, block.Count + blocks.Pop().Count);
            blocks.Push(block);
        }
        double[] levels = [.. blocks.Reverse().SelectMany(block => Enumerable.Repeat(block.Sum / block.Count, block.Count))];
        return [.. levels.Select((level, i) => level + i)];
    }
}
