namespace NeuralNet;

/// <summary>
/// A number that remembers how it was calculated, and so knows its derivatives: autodiff in one page. Every operation stands
/// in one line, forward and backward side by side: its value, and for each operand the local derivative of the result by it.
/// </summary>
/// <remarks>
/// After the chain rule, ∂f/∂operand = Σ over its uses of ∂f/∂result · ∂result/∂operand; <see cref="Backward"/> adds up.
/// </remarks>
[TypeFormatterSource(typeof(ScalarFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class Scalar
{
    private readonly (Scalar Operand, double Slope)[] _edges;

    /// <summary>An input or a parameter: a leaf of the graph.</summary>
    public Scalar(double value, string label = "")
        : this(value, "", []) => Label = label;

    private Scalar(double value, string operation, params (Scalar Operand, double Slope)[] edges) =>
        (Value, Operation, _edges) = (value, operation, edges);

    /// <summary>The value. A step of gradient descent sets a leaf's; results already calculated from it keep theirs.</summary>
    public double Value { get; set; }

    /// <summary>∂f/∂this, where f is what <see cref="Backward"/> was called on.</summary>
    public double Gradient { get; set; }

    /// <summary>The name it has in a drawing.</summary>
    public string Label { get; private set; } = "";

    /// <summary>What made it, such as <c>+</c> or <c>tanh</c>; empty for a leaf.</summary>
    public string Operation { get; }

    /// <summary>What it was made from, each with ∂this/∂operand; empty for a leaf.</summary>
    public IReadOnlyList<(Scalar Operand, double Slope)> Edges => _edges;

    // Each operation: its value, its sign, and for each operand ∂result/∂operand.

    /// <summary>a + b distributes the gradient: both slopes are 1.</summary>
    public static Scalar operator +(Scalar a, Scalar b) => new(a.Value + b.Value, "+", (a, 1), (b, 1));

    /// <summary>a − b: slopes 1 and −1.</summary>
    public static Scalar operator -(Scalar a, Scalar b) => new(a.Value - b.Value, "−", (a, 1), (b, -1));

    /// <summary>−a: slope −1.</summary>
    public static Scalar operator -(Scalar a) => new(-a.Value, "−", (a, -1));

    /// <summary>a · b switches: the slope by a is b, and by b it is a.</summary>
    public static Scalar operator *(Scalar a, Scalar b) => new(a.Value * b.Value, "×", (a, b.Value), (b, a.Value));

    /// <summary>a / b: slopes 1/b and −a/b².</summary>
    public static Scalar operator /(Scalar a, Scalar b) =>
        new(a.Value / b.Value, "÷", (a, 1 / b.Value), (b, -a.Value / (b.Value * b.Value)));

    /// <summary>aⁿ of this number a, for a constant n: slope n aⁿ⁻¹.</summary>
    public Scalar Pow(double n) =>
        new(Math.Pow(Value, n), $"^{Text.Number(n)}", (this, n == 0 ? 0 : n * Math.Pow(Value, n - 1)));

    /// <summary>eᵃ: the result is its own slope.</summary>
    public Scalar Exp() => new(Math.Exp(Value), "exp", (this, Math.Exp(Value)));

    /// <summary>The natural logarithm: slope 1/a.</summary>
    public Scalar Log() => new(Math.Log(Value), "log", (this, 1 / Value));

    /// <summary>tanh a: slope 1 − tanh² a.</summary>
    public Scalar Tanh() => new(Math.Tanh(Value), "tanh", (this, 1 - Math.Tanh(Value) * Math.Tanh(Value)));

    /// <summary>max(a, b) routes: the greater operand has slope 1, the other 0; of equals the first, as in the lecture.</summary>
    public static Scalar Max(Scalar a, Scalar b) =>
        new(Math.Max(a.Value, b.Value), "max", (a, a.Value >= b.Value ? 1 : 0), (b, a.Value >= b.Value ? 0 : 1));

    /// <summary>max(0, a): slope 1 for a &gt; 0, else 0, at 0 too.</summary>
    public Scalar Relu() => new(Math.Max(0, Value), "relu", (this, Value > 0 ? 1 : 0));

    /// <summary>A constant, so that <c>2 * x</c> can be written.</summary>
    public static implicit operator Scalar(double value) => new(value);

    /// <summary>
    /// Calculates ∂this/∂node for every node that this was made from: the chain rule, from here back to the leaves.
    /// </summary>
    /// <remarks>
    /// The order matters: a node hands its gradient on only when all of its users have added to it. A plain depth-first walk
    /// would pass on a part of it. Leaves add to what they have, so that the gradients of several samples sum up
    /// (<see cref="ZeroGradients"/> clears them); nodes between start from 0 at every call.
    /// </remarks>
    public void Backward()
    {
        var nodes = TopologicalOrder();
        foreach (var node in nodes.Where(node => node._edges.Length > 0))
            node.Gradient = 0;
        Gradient += 1;
        foreach (var node in nodes.Reverse())
        {
            foreach (var (operand, slope) in node._edges)
                operand.Gradient += node.Gradient * slope;
        }
    }

    /// <summary>
    /// Every node this was made from, operands before their users, itself last. Its own stack, so depth does not matter.
    /// </summary>
    public IReadOnlyList<Scalar> TopologicalOrder()
    {
        var (order, seen) = (new List<Scalar>(), new HashSet<Scalar> { this });
        var path = new Stack<(Scalar Node, int NextEdge)>([(this, 0)]);
        while (path.TryPop(out var at))
        {
            if (at.NextEdge == at.Node._edges.Length)
            {
                order.Add(at.Node);
                continue;
            }
            path.Push((at.Node, at.NextEdge + 1));
            var operand = at.Node._edges[at.NextEdge].Operand;
            if (seen.Add(operand))
                path.Push((operand, 0));
        }
        return order;
    }

    /// <summary>Sets the gradient of this and of everything it was made from to 0.</summary>
    public void ZeroGradients()
    {
        foreach (var node in TopologicalOrder())
            node.Gradient = 0;
    }

    /// <summary>Gives it a name: <c>var f = (x * y + Scalar.Max(z, w)).Named("f");</c></summary>
    /// <returns>This scalar itself.</returns>
    public Scalar Named(string label)
    {
        Label = label;
        return this;
    }

    /// <summary>The graph of the calculation, which a notebook draws.</summary>
    public ScalarGraph Graph() => new(this);

    /// <summary>Name, value and gradient.</summary>
    public override string ToString() =>
        $"{(Label.Length > 0 ? Label : Operation.Length > 0 ? Operation : "constant")}"
        + $" = {Text.Number(Value)} (gradient {Text.Number(Gradient)})";
}
