using Walk = (int[][] Operands, double[][] Slopes, int[] Order);

namespace Checks;

/// <summary>The task of exercise 06 that walks back through a graph whose local slopes and order are given.</summary>
internal static class WalkTask
{
    public static ExerciseTask<Walk, double[]> Create() => new()
    {
        Id = "graph-backward",
        Title = "The walk back",
        Function = "Backward",
        Points = 3,
        Reread = "lesson 07, “Autodiff in one page” and “In which order?”",
        Hint = "Begin with zeros everywhere and a 1 at the result. Then take the nodes of the order from its end. A node hands to "
            + "each operand its own gradient times the slope by that operand.",
        Forbidden = AutodiffExercise.Ready,
        Tolerance = Tolerance.Gradients,
        Describe = input => Graph.Said(input.Operands, input.Order[^1]),
        Inputs = random =>
        [
            // f = x y + max(z, w) of the lesson: the max hands on to one operand, and 0 to the other.
            ([[], [], [], [], [0, 1], [2, 3], [4, 5]], [[], [], [], [], [-3, 2], [1, 0], [1, 1]], [0, 1, 4, 2, 3, 5, 6]),
            .. Graph.Cases(random).Select(graph => (graph.Operands, graph.Slopes(), graph.Order())),
        ],
        Reference = input => Back(input),
        Mistakes =
        [
            new("no gradient to begin with",
                "The result's gradient is 0, and 0 times any slope is 0. How fast does the result change "
                + "with itself?", input => Back(input, start: 0)),
            new("overwriting instead of adding", "A node that is used twice has only the gradient of one of its uses.",
                input => Back(input, put: (_, fromBehind, slope) => fromBehind * slope)),
            new("from the leaves to the result",
                "The walk goes through the order from its beginning. Whose gradient is known at first?",
                input => Back(input, input.Order)),
            new("the missing gradient from behind", "The local slopes arrive, and nothing is multiplied with them. Without the "
                + "gradient of the node itself the chain is cut.", input => Back(input, put: (old, _, slope) => old + slope)),
            new("the missing local slope", "Gradients are handed on unchanged, as if every node were an add.",
                input => Back(input, put: (old, fromBehind, _) => old + fromBehind)),
            new("a sum in place of the chain's product", "Along a chain slopes multiply.",
                input => Back(input, put: (old, fromBehind, slope) => old + fromBehind + slope)),
            new("the wrong sign", "Gradients are taken away where they should be added.",
                input => Back(input, put: (old, fromBehind, slope) => old - fromBehind * slope)),
            new("the slopes of the two operands exchanged", "Which slope belongs to which operand?",
                input => Back(input, slopeOf: (slopes, k) => slopes[^(k + 1)])),
            new("the first slope for both operands", "Each operand has a slope of its own.",
                input => Back(input, slopeOf: (slopes, _) => slopes[0])),
            new("only the first operand", "A node hands its gradient to all its operands.",
                input => Back(input, isHandedTo: k => k == 0)),
            new("only the last operand", "A node hands its gradient to all its operands.",
                input => Back(input, isHandedTo: k => k == 1, slopeOf: (slopes, k) => slopes[k], isLast: true)),
            new("the start at the node with the highest number",
                "Which node is the result? Not always the one with the highest number.",
                input => Back(input, startAt: input.Operands.Length - 1)),
            new("the start at node 0", "Which node is the result, and where in the order does it stand?",
                input => Back(input, startAt: 0)),
            new("the start at the first node of the order", "Which node is the result, and where in the order does it stand?",
                input => Back(input, startAt: input.Order[0])),
            new("the numbers in place of the order",
                "The walk goes from the highest number to the lowest. Nobody promised that the nodes "
                + "are numbered in the right order.",
                input => Back(input, [.. Enumerable.Range(0, input.Operands.Length).Reverse()])),
            new("the gradients by their places in the order", "Element i should be the gradient of node i.",
                input => [.. input.Order.Select(node => Back(input)[node])]),
            new("room for the nodes of the order only", "There are nodes that the order does not hold, and numbers beyond its length. "
                + "Every node of the graph has a gradient.",
                input => input.Order.Max() < input.Order.Length ? Back(input)[..input.Order.Length]
                    : throw new IndexOutOfRangeException()),
            new("the gradients by their places in the order", "Element i should be the gradient of node i.", input =>
                [.. input.Order.Select(node => Back(input)[node]), .. new double[input.Operands.Length - input.Order.Length]]),
            new("the result's own gradient lost", "All others are right. With itself, the result changes at the rate 1.", input =>
                [.. Back(input).Select((gradient, node) => node == input.Order[^1] ? 0 : gradient)]),
            new("a 1 at every node to begin with", "Only the result begins with 1. The others begin with nothing.",
                input => Back(input, elsewhere: 1)),
            new("a depth-first walk",
                "A node hands on what it has when it is first reached. What arrives later stays there. The order "
                + "was given to you for that.", input => ByDepth(input, isOnce: true)),
            new("a gradient handed on twice",
                "Whenever something arrives at a node, the node hands on all that it has, also what it "
                + "has handed on before.", input => ByDepth(input, isOnce: false)),
            new("a gradient handed on twice",
                "Whenever something arrives at a node, the node hands on all that it has, also what it "
                + "has handed on before.", input => ByDepth(input, isOnce: false, isAtOnce: true)),
            new("an operand used twice in one node counted once", "In a · a both factors are the same node, and both count.",
                input => Back(input, isRepeated: false)),
            new("the walk begun behind the result", "The last node of the order is the first to hand on.",
                input => Back(input, input.Order.Reverse().Skip(1))),
        ],
    };

    /// <summary>The walk back, right where nothing is named; what is named is done otherwise.</summary>
    internal static double[] Back(
        Walk input, IEnumerable<int>? order = null, Func<double, double, double, double>? put = null, double start = 1,
        int? startAt = null, double elsewhere = 0, Func<double[], int, double>? slopeOf = null,
        Func<int, bool>? isHandedTo = null, bool isLast = false, bool isRepeated = true)
    {
        var gradients = new double[input.Operands.Length];
        Array.Fill(gradients, elsewhere);
        gradients[startAt ?? input.Order[^1]] = start;
        foreach (var node in order ?? input.Order.Reverse())
        {
            var operands = input.Operands[node];
            for (var k = 0; k < operands.Length; k++)
            {
                if (isHandedTo is not null && !isHandedTo(isLast ? k + 2 - operands.Length : k)
                    || !isRepeated && k == 1 && operands[0] == operands[1])
                    continue;
                var slope = slopeOf?.Invoke(input.Slopes[node], k) ?? input.Slopes[node][k];
                gradients[operands[k]] = put?.Invoke(gradients[operands[k]], gradients[node], slope)
                    ?? gradients[operands[k]] + gradients[node] * slope;
            }
        }
        return gradients;
    }

    // Hands on to all operands, then goes to each (at once: to each as soon as it has got something).
    private static double[] ByDepth(Walk input, bool isOnce, bool isAtOnce = false)
    {
        var (gradients, seen) = (new double[input.Operands.Length], new HashSet<int>());
        gradients[input.Order[^1]] = 1;
        void Visit(int node)
        {
            if (isOnce && !seen.Add(node))
                return;
            for (var k = 0; k < input.Operands[node].Length; k++)
            {
                gradients[input.Operands[node][k]] += gradients[node] * input.Slopes[node][k];
                if (isAtOnce)
                    Visit(input.Operands[node][k]);
            }
            foreach (var operand in isAtOnce ? [] : input.Operands[node])
                Visit(operand);
        }
        Visit(input.Order[^1]);
        return gradients;
    }
}
