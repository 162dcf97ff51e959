namespace NeuralNet;

/// <summary>
/// Compares gradients with central differences, (ℒ(w + h) − ℒ(w − h)) / 2h, one weight after the other: of anything that has
/// parameters and a loss. Slow, and meant for small networks.
/// </summary>
/// <remarks>
/// The relative error ‖a − n‖ / (‖a‖ + ‖n‖) of a tensor is judged by <see cref="GradientComparison.Verdict"/>. A kink, such as
/// ReLU's, within h of a weighted sum spoils the differences although the gradient is right: look before you judge.
/// </remarks>
public static class GradientCheck
{
    /// <summary>h where nothing else is asked for: near the bottom of the valley that <see cref="ErrorByStep"/> shows.</summary>
    public const double DefaultStep = 1e-5;

    /// <summary>Checks gradients that a backward pass has already written into the parameters.</summary>
    /// <param name="parameters">Values and gradients; the values are the same again afterwards.</param>
    /// <param name="loss">The loss for the parameters' values as they are at the time of the call.</param>
    /// <param name="step">h: too large and the differences are crude, too small and they drown in rounding.</param>
    /// <returns>One comparison a parameter.</returns>
    public static GradientReport Run(IEnumerable<Parameter> parameters, Func<double> loss, double step = DefaultStep) =>
        new([.. parameters.Select(parameter =>
        {
            // Copied first: to evaluate the loss may well write gradients too.
            var analytic = parameter.Gradient.Copy();
            return GradientComparison.Of(parameter.Name, analytic, Numeric(parameter.Value, loss, step));
        })]);

    /// <summary>Checks a network with softmax and cross-entropy: forward, backward and the comparison.</summary>
    /// <param name="model">Its parameters are the same again afterwards.</param>
    /// <param name="x">(batch × inputs)</param>
    /// <param name="labels">One class a row.</param>
    /// <param name="step">h</param>
    public static GradientReport Run(Mlp model, Matrix x, int[] labels, double step = DefaultStep)
    {
        model.Backward(SoftmaxCrossEntropy.Gradient(model.Forward(x), labels));
        return Run(model.Parameters, () => SoftmaxCrossEntropy.Loss(model.Forward(x), labels), step);
    }

    /// <summary>Checks the autodiff: the gradients of a calculation by each of its inputs.</summary>
    /// <param name="function">Calculates the result anew from the inputs' values as they are at the time of the call.</param>
    /// <param name="inputs">
    /// Leaves of the calculation; their values are the same again afterwards, their gradients its own.
    /// </param>
    /// <returns>One comparison an input, named by its label.</returns>
    public static GradientReport Run(Func<Scalar> function, params ReadOnlySpan<Scalar> inputs)
    {
        foreach (var input in inputs)
            input.Gradient = 0;
        function().Backward();
        var comparisons = new List<GradientComparison>();
        foreach (var input in inputs)
        {
            var value = Matrix.FromRow(input.Value);
            var numeric = Numeric(value, () => ValueWith(input, value[0, 0], function));
            comparisons.Add(GradientComparison.Of(input.Label, Matrix.FromRow(input.Gradient), numeric));
        }
        return new GradientReport(comparisons);
    }

    /// <summary>The gradient of a loss by central differences.</summary>
    /// <param name="value">What the loss depends on; the same again afterwards.</param>
    /// <param name="loss">The loss for the elements as they are at the time of the call.</param>
    /// <param name="step">h</param>
    /// <returns>A matrix of the same shape as <paramref name="value"/>.</returns>
    public static Matrix Numeric(Matrix value, Func<double> loss, double step = DefaultStep)
    {
        RequireStep("Numeric", step);
        var gradient = new Matrix(value.Shape);
        for (var i = 0; i < value.Count; i++)
        {
            var (above, below) = (LossAt(value, i, step, loss), LossAt(value, i, -step, loss));
            gradient.Values[i] = (above - below) / (2 * step);
        }
        return gradient;
    }

    /// <summary>The gradient of a loss by one-sided differences, (ℒ(w + h) − ℒ(w)) / h: cheaper, and far cruder.</summary>
    /// <param name="value">What the loss depends on; the same again afterwards.</param>
    /// <param name="loss">The loss for the elements as they are at the time of the call.</param>
    /// <param name="step">h</param>
    /// <returns>A matrix of the same shape as <paramref name="value"/>.</returns>
    public static Matrix NumericOneSided(Matrix value, Func<double> loss, double step = DefaultStep)
    {
        RequireStep("NumericOneSided", step);
        var (gradient, here) = (new Matrix(value.Shape), loss());
        for (var i = 0; i < value.Count; i++)
            gradient.Values[i] = (LossAt(value, i, step, loss) - here) / step;
        return gradient;
    }

    /// <summary>
    /// The relative error for one step h after another: a valley. On the right the differences are crude and the error grows
    /// as h² (one-sided: as h); on the left rounding takes over and it grows as 1/h.
    /// </summary>
    /// <param name="parameters">Values and right gradients; the values are the same again afterwards.</param>
    /// <param name="loss">The loss for the parameters' values as they are at the time of the call.</param>
    /// <param name="steps">The steps h; 10⁻¹, 10⁻¹·⁵, … 10⁻¹³ when null.</param>
    /// <returns>One error a step, over all parameters together.</returns>
    public static IReadOnlyList<StepError> ErrorByStep(
        IEnumerable<Parameter> parameters, Func<double> loss, IEnumerable<double>? steps = null)
    {
        var all = parameters.Select(parameter => (parameter.Value, Gradient: parameter.Gradient.Copy())).ToList();
        var analytic = Joined(all.Select(parameter => parameter.Gradient));
        steps ??= Enumerable.Range(2, 25).Select(i => Math.Pow(10, -i / 2.0));
        return [.. steps.Select(step => new StepError(
            step,
            RelativeError(analytic, Joined(all.Select(parameter => Numeric(parameter.Value, loss, step)))),
            RelativeError(analytic, Joined(all.Select(parameter => NumericOneSided(parameter.Value, loss, step))))))];
    }

    /// <summary>‖a − n‖ / (‖a‖ + ‖n‖), over all elements together; 0 when both are zero, NaN when an element is.</summary>
    public static double RelativeError(Matrix analytic, Matrix numeric)
    {
        var size = analytic.Norm() + numeric.Norm();
        return size == 0 ? 0 : (analytic - numeric).Norm() / size;
    }

    private static double LossAt(Matrix value, int element, double step, Func<double> loss)
    {
        var old = value.Values[element];
        value.Values[element] = old + step;
        try
        {
            return loss();
        }
        finally
        {
            value.Values[element] = old;
        }
    }

    private static double ValueWith(Scalar input, double value, Func<Scalar> function)
    {
        var old = input.Value;
        input.Value = value;
        try
        {
            return function().Value;
        }
        finally
        {
            input.Value = old;
        }
    }

    private static Matrix Joined(IEnumerable<Matrix> matrices) =>
        Matrix.FromRow([.. matrices.SelectMany(matrix => matrix.Values.ToArray())]);

    private static void RequireStep(string operation, double step)
    {
        if (!(step > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(step),
                $"GradientCheck.{operation}: the step h is {Text.Number(step)}, but must be positive, such as 1e-5.");
        }
    }
}
