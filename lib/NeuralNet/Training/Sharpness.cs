namespace NeuralNet;

/// <summary>
/// How sharply a loss is bent where its parameters stand: the greatest eigenvalue of its Hessian H, the matrix of all second
/// derivatives. Along the eigenvector the loss is a parabola ½ λ s², and gradient descent with a learning rate above 2/λ
/// climbs out of that.
/// </summary>
/// <remarks>
/// H is never written down: a network with a thousand weights has a million second derivatives. Only its product with a
/// direction is needed, and that is the change of the gradient along the direction, by central differences. At a kink, such as
/// ReLU's, there is no second derivative; one that lies within the step of a difference makes that far too large. So use
/// smooth activations. A gradient that is NaN or infinite makes the sharpness NaN.
/// </remarks>
/// <example><code>
/// // ½ (3 x² + 8 y²): the Hessian has 3 and 8 on its diagonal.
/// var w = new Parameter("w", Matrix.FromRow(1, 1), decays: true);
/// var sharpness = Sharpness.Of([w], backward: () =&gt;
/// {
///     w.Gradient[0, 0] = 3 * w.Value[0, 0];
///     w.Gradient[0, 1] = 8 * w.Value[0, 1];
/// });
/// Console.WriteLine($"{sharpness.Value:F4}, gradient descent needs η below {2 / sharpness.Value:F4}");
/// // prints 8.0000, gradient descent needs η below 0.2500
/// </code></example>
/// <param name="Value">λ; NaN where a gradient was not finite.</param>
/// <param name="Direction">
/// The eigenvector, of length 1: one number for each parameter's elements, one parameter after the other.
/// </param>
/// <param name="Products">How many products with H it took, two gradients each.</param>
/// <param name="Residual">‖H v − λ v‖: some eigenvalue of H is no further from λ than that.</param>
public sealed record Sharpness(double Value, double[] Direction, int Products, double Residual)
{
    /// <summary>How far the parameters are moved for a difference where nothing else is asked for.</summary>
    public const double DefaultStep = 1e-4;

    /// <summary>The sharpness of any loss that has parameters and a backward pass.</summary>
    /// <param name="parameters">Values and gradients; the values are the same again afterwards, the gradients are not.</param>
    /// <param name="backward">Writes the gradients for the parameters' values as they are at the time of the call.</param>
    /// <param name="start">
    /// Where to begin: the direction found a few updates ago saves most of the work. A random one when null.
    /// </param>
    /// <param name="tolerance">Ends when the residual is this share of λ; λ itself is then known far better.</param>
    /// <param name="most">The most products with H.</param>
    /// <param name="step">How far the parameters are moved, altogether, for a difference.</param>
    /// <exception cref="ArgumentException">The start has not one number an element, or a number is not positive.</exception>
    public static Sharpness Of(
        IReadOnlyList<Parameter> parameters, Action backward, double[]? start = null, double tolerance = 1e-3, int most = 60,
        double step = DefaultStep)
    {
        if (!(tolerance > 0) || most < 1)
        {
            throw new ArgumentException(
                $"Sharpness.Of: a tolerance of {Text.Number(tolerance)} within {most} products; both must be positive.");
        }
        return new LanczosMethod(direction => HessianTimes(parameters, backward, direction, step))
            .Run(FirstDirection(start, CountOf(parameters)), tolerance, most);
    }

    /// <summary>The sharpness of a network's loss over some data: softmax and cross-entropy.</summary>
    /// <param name="model">Its parameters' values are the same again afterwards.</param>
    /// <param name="x">(batch × inputs)</param>
    /// <param name="labels">One class a row.</param>
    /// <param name="start">Where to begin, as for the other.</param>
    /// <param name="tolerance">When to end, as for the other.</param>
    public static Sharpness Of(Mlp model, Matrix x, int[] labels, double[]? start = null, double tolerance = 1e-3) =>
        Of(model.Parameters, () => model.Backward(SoftmaxCrossEntropy.Gradient(model.Forward(x), labels)), start, tolerance);

    /// <summary>
    /// The Hessian times a direction v, by central differences of the gradient: H v ≈ (∇ℒ(w + h v) − ∇ℒ(w − h v)) / 2h.
    /// </summary>
    /// <param name="parameters">Values and gradients; the values are the same again afterwards, the gradients are not.</param>
    /// <param name="backward">Writes the gradients for the parameters' values as they are at the time of the call.</param>
    /// <param name="direction">v: one number for each parameter's elements, one parameter after the other.</param>
    /// <param name="step">The length of h v.</param>
    /// <returns>H v, as many numbers.</returns>
    /// <exception cref="ArgumentException">The direction has not one number an element, or the step is not positive.</exception>
    public static double[] HessianTimes(
        IReadOnlyList<Parameter> parameters, Action backward, double[] direction, double step = DefaultStep)
    {
        if (direction.Length != CountOf(parameters))
        {
            throw new ArgumentException(
                $"Sharpness.HessianTimes: the direction has {direction.Length} numbers, the parameters {CountOf(parameters)}.");
        }
        if (!(step > 0))
        {
            throw new ArgumentException(
                $"Sharpness.HessianTimes: the step is {Text.Number(step)}, but must be positive, such as 1e-4.");
        }
        var length = Math.Sqrt(FixedOrder.SumOfSquares(direction));
        if (length == 0)
            return new double[direction.Length];
        var here = LossPlane.PointOf(parameters);
        try
        {
            var h = step / length;
            var (above, below) = (GradientAt(h), GradientAt(-h));
            return [.. above.Zip(below, (high, low) => (high - low) / (2 * h))];
        }
        finally
        {
            LossPlane.MoveTo(parameters, here);
        }

        double[] GradientAt(double h)
        {
            LossPlane.MoveTo(parameters, [.. here.Zip(direction, (w, v) => w + h * v)]);
            backward();
            return [.. parameters.SelectMany(parameter => parameter.Gradient.Values.ToArray())];
        }
    }

    /// <summary>The sharpness in one line.</summary>
    public override string ToString() => $"sharpness {Text.Number(Value)}, 2/sharpness {Text.Number(2 / Value)}";

    private static int CountOf(IReadOnlyList<Parameter> parameters) => parameters.Sum(parameter => parameter.Value.Count);

    // A direction at right angles to the one that is sought would never find it: so a hundredth of chance is always in it.
    private static double[] FirstDirection(double[]? start, int count)
    {
        if (start is not null && start.Length != count)
            throw new ArgumentException($"Sharpness.Of: the start has {start.Length} numbers, the parameters {count}.");
        var random = new RandomSource(seed: 1);
        var size = Math.Sqrt(FixedOrder.SumOfSquares(start ?? []) / count);
        var share = size > 0 ? 0.01 * size : 1;
        return [.. Enumerable.Range(0, count).Select(i => (start?[i] ?? 0) + share * random.NextGaussian())];
    }
}
