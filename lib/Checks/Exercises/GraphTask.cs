using Calculation = (string[] Kinds, int[][] Operands, double[] Numbers, int[] Order);
using Found = (double Value, double[] Gradients);

namespace Checks;

/// <summary>The last task of exercise 06: from a graph to the value of its result and the gradients of all nodes.</summary>
internal static class GraphTask
{
    private delegate double[] LocalSlopes(string kind, double[] operands, double value);

    public static ExerciseTask<Calculation, Found> Create() => new()
    {
        Id = "graph-gradients",
        Title = "Forward and back",
        Function = "Gradients",
        Points = 3,
        Reread = "lesson 07, “Take it apart” and “Autodiff in one page”",
        Hint = "Two loops over the order. The first, from the front, stores every node's value. The second, from the end, needs "
            + "these values for the slopes: of a mul the other operand's value, of a tanh the node's own.",
        Forbidden = AutodiffExercise.Ready,
        Tolerance = Tolerance.Gradients,
        OutputNames = ["value", "gradients"],
        Describe = input => Graph.Said(input.Operands, input.Order[^1], node => input.Kinds[node] + " "),
        Inputs = random => [.. Graph.Cases(random).Select(graph => (graph.Kinds, graph.Operands, graph.Numbers, graph.Order()))],
        Reference = input => Run(input),
        Mistakes =
        [
            new("one operation for all", "The value is that of a graph of sums alone. Does your function look at the kind?",
                input => Run(input with { Kinds = [.. input.Kinds.Select(kind => kind == "leaf" ? kind : "add")] })),
            new("a tanh that lets everything through", "The value is that of the graph without its tanhs.",
                input => Run(input, tanh: a => a, slopes: (kind, _, _) => kind == "tanh" ? [1] : null!)),
            Value("the value of the node with the highest number",
                "Which node is the result? Not always the one with the highest number.",
                input => Values(input)[^1]),
            Value("the numbers in place of the values",
                "A node that is no leaf has the number 0. Its value has to be computed and kept.",
                input => AtResult(input, Math.Tanh, isFromNumbers: true)),
            Value("mul adds", "Which operation has which kind?", input => Values(input with
                { Kinds = [.. input.Kinds.Select(kind => kind == "mul" ? "add" : kind)] })[input.Order[^1]]),
            Value("add multiplies", "Which operation has which kind?", input => Values(input with
                { Kinds = [.. input.Kinds.Select(kind => kind == "add" ? "mul" : kind)] })[input.Order[^1]]),
            Value("the nodes in the order of their numbers", "Some node is computed before its operands.", input =>
                Values(input with { Order = [.. Enumerable.Range(0, input.Kinds.Length)] })[input.Order[^1]]),
            Slopes("the own factor as slope", "Of a mul, each operand's slope is the value of the other.",
                (kind, a, _) => kind == "mul" ? [a[0], a[1]] : null!),
            Slopes("the slopes of a sum for a mul", "Add distributes, mul switches.",
                (kind, _, _) => kind == "mul" ? [1, 1] : null!),
            Slopes("the slopes of a product for an add", "Add distributes, mul switches.",
                (kind, a, _) => kind == "add" ? [a[1], a[0]] : null!),
            Slopes("tanh's slope from the input", "The square is that of the node's own value, not that of its operand.",
                (kind, a, _) => kind == "tanh" ? [1 - a[0] * a[0]] : null!),
            Slopes("tanh's slope without the square", "1 − y is no slope of tanh.",
                (kind, _, y) => kind == "tanh" ? [1 - y] : null!),
            Slopes("tanh taken twice", "The value that you keep has been through tanh already.",
                (kind, _, y) => kind == "tanh" ? [1 - Math.Tanh(y) * Math.Tanh(y)] : null!),
            Slopes("tanh without its slope", "The gradient goes through a tanh unchanged. Is a tanh always as steep as 1?",
                (kind, _, _) => kind == "tanh" ? [1] : null!),
            Slopes("every slope 1", "Gradients are handed on unchanged, as if every node were an add.",
                (_, a, _) => [.. a.Select(_ => 1.0)]),
            Slopes("the gradient shared out by add", "Each operand of an add gets all of the gradient.",
                (kind, _, _) => kind == "add" ? [0.5, 0.5] : null!),
            Walked("no gradient to begin with", "The result's gradient is 0, and 0 times any slope is 0.",
                walk => WalkTask.Back(walk, start: 0)),
            Walked("overwriting instead of adding", "A node that is used twice has only the gradient of one of its uses.",
                walk => WalkTask.Back(walk, put: (_, fromBehind, slope) => fromBehind * slope)),
            Walked("from the leaves to the result", "Values go forward through the order, gradients come back.",
                walk => WalkTask.Back(walk, walk.Order)),
            Walked("the missing gradient from behind", "The local slopes arrive, and nothing is multiplied with them.",
                walk => WalkTask.Back(walk, put: (old, _, slope) => old + slope)),
            Walked("the wrong sign", "Gradients are taken away where they should be added.",
                walk => WalkTask.Back(walk, put: (old, fromBehind, slope) => old - fromBehind * slope)),
            Walked("the start at the node with the highest number", "Which node is the result?",
                walk => WalkTask.Back(walk, startAt: walk.Operands.Length - 1)),
            Walked("only the first operand", "A node hands its gradient to all its operands.",
                walk => WalkTask.Back(walk, isHandedTo: k => k == 0)),
            Walked("the numbers in place of the order", "Nobody promised that the nodes are numbered in the right order.",
                walk => WalkTask.Back(walk, [.. Enumerable.Range(0, walk.Operands.Length).Reverse()])),
            Walked("the value in place of the 1",
                "The walk begins with how fast the result changes with itself, not with how large it is.",
                (input, walk) => WalkTask.Back(walk, start: Values(input)[input.Order[^1]])),
            Walked("slopes of a mul from the numbers", "A node that is no leaf has the number 0. Its value is what you have computed.",
                (input, walk) => WalkTask.Back(walk with { Slopes = [.. walk.Slopes.Select((slopes, node) =>
                    input.Kinds[node] == "mul" ? [.. input.Operands[node].Reverse().Select(j => input.Numbers[j])] : slopes)] })),
            Walked("a 1 at every node to begin with", "Only the result begins with 1.",
                walk => WalkTask.Back(walk, elsewhere: 1)),
            Walked("an operand used twice in one node counted once", "In a · a both factors are the same node, and both count.",
                walk => WalkTask.Back(walk, isRepeated: false)),
        ],
    };

    private static Found Run(Calculation input, Func<double, double>? tanh = null, LocalSlopes? slopes = null)
    {
        var values = Values(input, tanh);
        return (values[input.Order[^1]], WalkTask.Back((input.Operands, SlopesOf(input, values, slopes), input.Order)));
    }

    private static double[] Values(Calculation input, Func<double, double>? tanh = null)
    {
        var values = new double[input.Kinds.Length];
        foreach (var node in input.Order)
            values[node] = ValueOf(input, node, values, tanh ?? Math.Tanh);
        return values;
    }

    private static double AtResult(Calculation input, Func<double, double> tanh, bool isFromNumbers) =>
        ValueOf(input, input.Order[^1], isFromNumbers ? input.Numbers : Values(input), tanh);

    private static double ValueOf(Calculation input, int node, double[] values, Func<double, double> tanh)
    {
        double At(int k) => values[input.Operands[node][k % input.Operands[node].Length]];
        return input.Kinds[node] switch
        {
            "add" => At(0) + At(1),
            "mul" => At(0) * At(1),
            "tanh" => tanh(At(0)),
            _ => input.Numbers[node],
        };
    }

    private static double[][] SlopesOf(Calculation input, double[] values, LocalSlopes? wrong) =>
        [.. input.Kinds.Select((kind, node) =>
        {
            double[] a = [.. input.Operands[node].Select(operand => values[operand])];
            return wrong?.Invoke(kind, a, values[node]) ?? kind switch
            {
                "add" => [.. a.Select(_ => 1.0)],
                "mul" => [a[1], a[0]],
                "tanh" => [AutodiffExercise.Slope(values[node])],
                _ => [],
            };
        })];

    private static Mistake<Calculation, Found> Value(string name, string hint, Func<Calculation, double> wrong) =>
        new($"value: {name}", hint, input => (wrong(input), new double[input.Kinds.Length])) { Part = 0 };

    private static Mistake<Calculation, Found> Slopes(string name, string hint, LocalSlopes wrong) =>
        new($"gradients: {name}", hint, input => Run(input, slopes: wrong)) { Part = 1 };

    private static Mistake<Calculation, Found> Walked(
        string name, string hint, Func<(int[][] Operands, double[][] Slopes, int[] Order), double[]> back) =>
        Walked(name, hint, (_, walk) => back(walk));

    private static Mistake<Calculation, Found> Walked(
        string name, string hint, Func<Calculation, (int[][] Operands, double[][] Slopes, int[] Order), double[]> back) =>
        new($"gradients: {name}", hint,
            input => (0, back(input, (input.Operands, SlopesOf(input, Values(input), null), input.Order))))
        { Part = 1 };
}
