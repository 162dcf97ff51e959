using Given = System.Collections.Generic.IReadOnlyList<((int[][] Operands, int Result) Input, int[] Output)>;
using Shape = (int[][] Operands, int Result);

namespace Checks;

/// <summary>The task of exercise 06 that asks for a topological order; there are many right ones.</summary>
internal static class OrderTask
{
    public static ExerciseTask<Shape, int[]> Create() => new()
    {
        Id = "graph-order",
        Title = "A topological order",
        Function = "Order",
        Points = 3,
        Reread = "lesson 07, “Autodiff in one page” and “In which order?”",
        Hint = "Visit a node only once. Visiting means: first visit its operands, one after the other, and only then note the "
            + "node itself at the end of the list.",
        Forbidden = AutodiffExercise.Ready,
        Describe = input => Graph.Said(input.Operands, input.Result),
        Inputs = random => [.. Graph.Cases(random).Select(graph => (graph.Operands, graph.Result))],
        Judgement = (input, order) =>
        {
            var flaw = Flaw(input, order);
            var said = flaw is null ? Show.Value(order) : $"{Show.Value(order)}: {flaw}";
            return [Trial.Of(Graph.Said(input.Operands, input.Result), $"one like {Show.Value(Behind(input))}", said,
                flaw is null)];
        },
        Mistakes =
        [
            Seen("an empty list", "Nothing was noted, or nothing of it is returned.", (_, order) => order.Length == 0),
            Seen("numbers that are no nodes", "Nodes are numbered from 0 to one less than their number.",
                (input, order) => order.All(node => node >= 0 && node < input.Operands.Length), all: false),
            Seen("the order turned round", "Every node stands before its operands. Which end of the list is the result's?",
                (input, order) => Flaw(input, [.. order.Reverse()]) is null),
            new("a node noted before its operands",
                "Your list begins with the result. When a node is noted, are its operands in it?",
                input => Ahead(input, operands => operands)),
            new("a node noted before its operands",
                "Your list begins with the result. When a node is noted, are its operands in it?",
                input => Ahead(input, Enumerable.Reverse)),
            new("a depth-first list, turned round",
                "Noted before its operands, then turned round: that is right for trees. Follow 4 ← 2, 3 with 3 ← 2, 2 on paper.",
                input => [.. Ahead(input, operands => operands).Reverse()]),
            new("a depth-first list, turned round",
                "Noted before its operands, then turned round: that is right for trees. Follow 4 ← 3, 2 with 3 ← 2, 2 on paper.",
                input => [.. Ahead(input, Enumerable.Reverse).Reverse()]),
            new("a breadth-first list, turned round",
                "A node's place is where it was met first, by the shortest way from the result. "
                + "A longer way may lead to it too, and over nodes that need it.", input => [.. Levels(input).Reverse()]),
            new("a breadth-first list", "The result and what is near to it come first. They have to come last.", Levels),
            Seen("a node more than once",
                "Some node is in the list again and again, once for each way that leads to it. How do you "
                + "notice that you have been there?", (_, order) => order.Distinct().Count() == order.Length, all: false),
            Seen("nodes that the result was not made from",
                "Your list holds every node there is. Start from the result and follow operands.",
                (input, order) => order.Length == input.Operands.Length),
            Seen("the result left out", "The result is a node too, the last one.",
                (input, order) => Flaw(input, [.. order, input.Result]) is null),
            Seen("the leaves left out", "A node without operands is a node too. It is where gradients arrive that you want.",
                (input, order) => order.Order().SequenceEqual(Behind(input).Where(node =>
                    input.Operands[node].Length > 0).Order())),
            Seen("only the first operand followed", "A node may have two operands, and both belong to the calculation.",
                (input, order) => order.Order().SequenceEqual(Line(input, 0).Order())),
            Seen("only the last operand followed", "A node may have two operands, and both belong to the calculation.",
                (input, order) => order.Order().SequenceEqual(Line(input, 1).Order())),
            Seen("only the result and its operands", "The operands have operands too, and so on to the leaves.",
                (input, order) => order.ToHashSet().SetEquals(input.Operands[input.Result].Append(input.Result))),
            Seen("the nodes in the order of their numbers",
                "Operands often have smaller numbers than what is made of them, but nobody promised that.",
                (_, order) => order.SequenceEqual(order.Order())),
            Seen("nodes missing", "Some node that the result was made from is not in the list.",
                (input, order) => Behind(input).All(order.Contains), all: false),
            Seen("nodes too many", "Some node is in the list that the result was not made from.",
                (input, order) => order.All(Behind(input).Contains), all: false),
            Seen("a node before one of its operands",
                "All nodes are there, each once. At the first wrong line of the table, look up the operands of the node it names.",
                (input, order) => Flaw(input, order) is null, all: false),
        ],
    };

    /// <summary>What is wrong with an order, or null.</summary>
    public static string? Flaw(Shape input, int[] order)
    {
        foreach (var node in order)
        {
            if (node < 0 || node >= input.Operands.Length)
                return $"there is no node {node}";
        }
        var places = order.Select((node, place) => (node, place)).GroupBy(each => each.node)
            .ToDictionary(each => each.Key, each => each.First().place);
        if (places.Count < order.Length)
            return $"{order.GroupBy(node => node).First(each => each.Count() > 1).Key} is there twice";
        foreach (var node in order)
        {
            foreach (var operand in input.Operands[node])
            {
                if (!places.TryGetValue(operand, out var place))
                    return $"{operand}, an operand of {node}, is missing";
                if (place > places[node])
                    return $"{node} stands before its operand {operand}";
            }
        }
        if (!places.ContainsKey(input.Result))
            return $"the result {input.Result} is missing";
        var belongs = Behind(input).ToHashSet();
        return order.Length == belongs.Count ? null
            : $"{input.Result} was not made from {order.First(node => !belongs.Contains(node))}";
    }

    private static int[] Behind(Shape input) => new Graph([], input.Operands, [], input.Result).Order();

    // The result, then its operands and theirs, each when it is first met.
    private static int[] Ahead(Shape input, Func<IEnumerable<int>, IEnumerable<int>> turn)
    {
        var (list, seen) = (new List<int>(), new HashSet<int>());
        void Visit(int node)
        {
            if (!seen.Add(node))
                return;
            list.Add(node);
            foreach (var operand in turn(input.Operands[node]))
                Visit(operand);
        }
        Visit(input.Result);
        return [.. list];
    }

    private static int[] Levels(Shape input)
    {
        List<int> list = [input.Result];
        for (var i = 0; i < list.Count; i++)
            list.AddRange(input.Operands[list[i]].Distinct().Where(operand => !list.Contains(operand)).ToList());
        return [.. list];
    }

    private static IEnumerable<int> Line(Shape input, int which)
    {
        for (var node = input.Result; ; node = input.Operands[node][Math.Min(which, input.Operands[node].Length - 1)])
        {
            yield return node;
            if (input.Operands[node].Length == 0)
                yield break;
        }
    }

    // A property of all outputs, or, with all: false, one that some output lacks.
    private static Mistake<Shape, int[]> Seen(string name, string hint, Func<Shape, int[], bool> has, bool all = true) =>
        new(name, hint, (Given given) => all == given.All(pair => has(pair.Input, pair.Output)));
}
