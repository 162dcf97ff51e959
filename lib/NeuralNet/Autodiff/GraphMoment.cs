namespace NeuralNet;

/// <summary>
/// One moment of a calculation that goes forward and then back: which values are there, which gradients have arrived, and
/// what happens just now. <see cref="ScalarGraph"/> draws it.
/// </summary>
/// <param name="Title">What happens at this moment, in a line.</param>
/// <param name="Current">The number of the node at work, or −1 at the start.</param>
/// <param name="IsKnown">For each node whether its value has been calculated.</param>
/// <param name="Gradients">For each node the sum of the gradients that have arrived; null before the first.</param>
/// <param name="HasHandedOn">For each node whether it has handed its gradient on to its operands.</param>
internal sealed record GraphMoment(string Title, int Current, bool[] IsKnown, double?[] Gradients, bool[] HasHandedOn)
{
    /// <summary>Whether values are still being calculated: no gradient is there yet.</summary>
    public bool IsForward => Gradients.All(gradient => gradient is null);

    /// <summary>
    /// All moments in order: the inputs, each operation forward, the gradient 1 of the result, each operation back.
    /// </summary>
    /// <param name="nodes">In topological order, the result last.</param>
    /// <param name="nameOf">The name of a node.</param>
    public static IReadOnlyList<GraphMoment> Of(IReadOnlyList<Scalar> nodes, Func<Scalar, string> nameOf)
    {
        var numbers = nodes.Index().ToDictionary(node => node.Item, node => node.Index);
        var last = nodes.Count - 1;
        bool[] isKnown = [.. nodes.Select(node => node.Edges.Count == 0)];
        var (gradients, hasHandedOn) = (new double?[nodes.Count], new bool[nodes.Count]);
        List<GraphMoment> moments = [At("The inputs have their values", -1)];
        int[] operations = [.. Enumerable.Range(0, nodes.Count).Where(number => nodes[number].Edges.Count > 0)];
        foreach (var number in operations)
        {
            isKnown[number] = true;
            moments.Add(At($"Forward: {nameOf(nodes[number])} = {Text.Number(nodes[number].Value)}", number));
        }
        gradients[last] = 1;
        moments.Add(At($"Backward begins: the gradient of {nameOf(nodes[last])} by itself is 1", last));
        foreach (var number in operations.Reverse())
        {
            var (node, gradient) = (nodes[number], gradients[number]!.Value);
            hasHandedOn[number] = true;
            foreach (var (operand, slope) in node.Edges)
                gradients[numbers[operand]] = (gradients[numbers[operand]] ?? 0) + gradient * slope;
            var shares = node.Edges.Select(edge => $"{Text.Number(gradient * edge.Slope)} to {nameOf(edge.Operand)}");
            moments.Add(At($"Backward: {nameOf(node)} hands {string.Join(" and ", shares)}", number));
        }
        return moments;

        GraphMoment At(string title, int current) => new(title, current, [.. isKnown], [.. gradients], [.. hasHandedOn]);
    }

    /// <summary>The moment as a sentence with its numbers, for alt text.</summary>
    public string InWords(IReadOnlyList<Scalar> nodes, Func<Scalar, string> nameOf)
    {
        var known = Enumerable.Range(0, nodes.Count).Where(number => IsKnown[number] && (IsForward || Gradients[number] != null));
        return $"{Title}. " + (IsForward ? "Values so far: " : "Gradients so far: ") + string.Join(", ", known.Select(number =>
            $"{nameOf(nodes[number])} {Text.Number(IsForward ? nodes[number].Value : Gradients[number]!.Value)}")) + ".";
    }
}
