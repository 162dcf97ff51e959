using System.Globalization;
using NeuralNet;

namespace Checks;

/// <summary>
/// A calculation as exercise 06 writes it: for each node its kind (leaf, add, mul or tanh), the numbers of its operands and,
/// for a leaf, its value.
/// </summary>
/// <param name="Kinds">leaf, add, mul or tanh.</param>
/// <param name="Operands">The numbers of each node's operands; none for a leaf.</param>
/// <param name="Numbers">The value of each leaf; 0 for the other nodes.</param>
/// <param name="Result">The node whose gradient by all others is asked for.</param>
internal sealed record Graph(string[] Kinds, int[][] Operands, double[] Numbers, int Result)
{
    /// <summary>A graph from a line for each node: "leaf 2", "mul 0 1"; the last one is the result unless another is
    /// named.</summary>
    public static Graph Of(string[] nodes, int? result = null)
    {
        var words = nodes.Select(node => node.Split(' ')).ToArray();
        return new Graph(
            [.. words.Select(each => each[0])],
            [.. words.Select(each => each[0] == "leaf" ? [] : each.Skip(1).Select(int.Parse).ToArray())],
            [.. words.Select(each => each[0] == "leaf" ? double.Parse(each[1], CultureInfo.InvariantCulture) : 0)],
            result ?? nodes.Length - 1);
    }

    /// <summary>The graphs that the checks of exercise 06 try, the plain ones first.</summary>
    public static IReadOnlyList<Graph> Cases(RandomSource random) =>
    [
        Of(["leaf 2", "leaf -3", "mul 0 1"]),
        Of(["leaf 0.5", "leaf 1.5", "leaf -1", "mul 0 1", "add 3 2", "tanh 4"]),
        Of(["leaf 3", "leaf -1", "mul 0 1", "mul 2 2", "add 2 3"]),
        Of(["leaf 3", "leaf -1", "mul 0 1", "mul 2 2", "add 3 2"]),
        Of(["leaf 0.5", "tanh 0", "mul 1 0", "add 2 1", "mul 3 0", "add 4 1"]),
        Of(["leaf -0.7"]),
        Of(["leaf 2", "leaf 0.5", "add 0 1", "leaf 9", "mul 3 0", "tanh 2", "add 5 4"], result: 5),
        Of(["leaf 0.3", "leaf -0.8", "mul 0 1", "tanh 2", "add 3 2", "mul 4 3", "add 5 2", "mul 2 6"]).Renumbered(random),
        Drawn(random, leaves: 3, others: 6).Renumbered(random), Drawn(random, leaves: 2, others: 8).Renumbered(random),
        Drawn(random, leaves: 4, others: 9).Renumbered(random), Drawn(random, leaves: 3, others: 9).Renumbered(random),
        Doubling(14), Chain(300).Renumbered(random),
    ];

    /// <summary>The nodes that the result was made from, each behind its operands, itself last; without recursion.</summary>
    public int[] Order()
    {
        var (order, seen, path) = (new List<int>(), new HashSet<int> { Result }, new Stack<(int Node, int Next)>([(Result, 0)]));
        while (path.TryPop(out var at))
        {
            if (at.Next == Operands[at.Node].Length)
            {
                order.Add(at.Node);
                continue;
            }
            path.Push((at.Node, at.Next + 1));
            if (seen.Add(Operands[at.Node][at.Next]))
                path.Push((Operands[at.Node][at.Next], 0));
        }
        return [.. order];
    }

    /// <summary>The local slopes of every node by each of its operands.</summary>
    public double[][] Slopes()
    {
        var values = Values();
        return [.. Kinds.Select((kind, i) => kind switch
        {
            "add" => new[] { 1.0, 1 },
            "mul" => [values[Operands[i][1]], values[Operands[i][0]]],
            "tanh" => [AutodiffExercise.Slope(values[i])],
            _ => [],
        })];
    }

    /// <summary>The value of every node, also of those that the result was not made from.</summary>
    public double[] Values()
    {
        var values = new double[Kinds.Length];
        var isKnown = new bool[Kinds.Length];
        void Know(int root)
        {
            foreach (var i in (this with { Result = root }).Order().Where(i => !isKnown[i]))
                (values[i], isKnown[i]) = (ValueOf(i, values), true);
        }
        Know(Result);
        for (var i = 0; i < Kinds.Length; i++)
            Know(i);
        return values;
    }

    /// <summary>How a graph is written in the table of a check: each node with its operands behind it.</summary>
    public static string Said(int[][] operands, int result, Func<int, string>? kind = null)
    {
        if (operands.Length > 8)
            return $"{operands.Length} nodes, result {result}";
        var made = operands.Select((each, i) => (Node: i, Operands: each)).Where(each => each.Operands.Length > 0)
            .Select(each => $"{each.Node} ← {kind?.Invoke(each.Node)}{string.Join(", ", each.Operands)}");
        return operands.Length == 1 ? "one node, 0" : $"{string.Join("; ", made)}; result {result}";
    }

    private double ValueOf(int i, double[] values) => Kinds[i] switch
    {
        "add" => values[Operands[i][0]] + values[Operands[i][1]],
        "mul" => values[Operands[i][0]] * values[Operands[i][1]],
        "tanh" => Math.Tanh(values[Operands[i][0]]),
        _ => Numbers[i],
    };

    // The same graph with its nodes in another order, so that a node's number says nothing of its place.
    private Graph Renumbered(RandomSource random)
    {
        var from = random.Permutation(Kinds.Length);
        var to = new int[from.Length];
        for (var i = 0; i < from.Length; i++)
            to[from[i]] = i;
        return new Graph(
            [.. from.Select(old => Kinds[old])], [.. from.Select(old => Operands[old].Select(operand => to[operand]).ToArray())],
            [.. from.Select(old => Numbers[old])], to[Result]);
    }

    // Drawn again until no value is large: where a tanh is flat, its slope 1 − y² has lost digits, whoever calculates it.
    private static Graph Drawn(RandomSource random, int leaves, int others)
    {
        while (true)
        {
            if (Attempt(random, leaves, others) is var graph && graph.Values().All(value => Math.Abs(value) < 2.5))
                return graph;
        }
    }

    // Every node but the last few is used by one behind it, most by several.
    private static Graph Attempt(RandomSource random, int leaves, int others)
    {
        var nodes = Enumerable.Range(0, leaves).Select(_ =>
            FormattableString.Invariant($"leaf {(random.NextInt(2) * 2 - 1) * Math.Round(random.NextDouble(0.3, 1.5), 1)}"))
            .ToList();
        for (var i = leaves; i < leaves + others; i++)
        {
            var other = random.NextInt(i);
            nodes.Add((i % 4) switch
            {
                0 => $"mul {i - 1} {other}",
                1 => $"tanh {i - 1}",
                2 => $"add {other} {i - 1}",
                _ => $"mul {other} {i - 2}",
            });
        }
        return Of([.. nodes]);
    }

    private static Graph Doubling(int depth) =>
        Of(["leaf 0.001", .. Enumerable.Range(0, depth).Select(i => $"add {i} {i}")]);

    private static Graph Chain(int length) =>
        Of(["leaf 0.01", "leaf 1", .. Enumerable.Range(1, length).Select(i => i % 50 == 0 ? $"tanh {i}" : $"add {i} 0")]);
}
