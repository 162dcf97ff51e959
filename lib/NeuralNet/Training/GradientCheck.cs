namespace NeuralNet;

/// <summary>A parameter's gradient from backpropagation beside the one from differences.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Analytic">From backpropagation.</param>
/// <param name="Numeric">From central differences.</param>
/// <param name="RelativeError">‖a − n‖ / (‖a‖ + ‖n‖); 0 when both are zero.</param>
public sealed record GradientComparison(string Name, Matrix Analytic, Matrix Numeric, double RelativeError)
{
    /// <summary>Name and error in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: relative error {RelativeError:E1}");
}

/// <summary>
/// Compares the gradients of backpropagation with central differences, (ℒ(w + h) − ℒ(w − h)) / 2h, one weight after the other.
/// Slow, and meant for small networks. An error under 1e-7 is a right gradient; over 1e-3 is a mistake, or a kink of ReLU nearby.
/// </summary>
public static class GradientCheck
{
    /// <summary>Checks gradients that a backward pass has already written into the parameters.</summary>
    /// <param name="parameters">Values and gradients; the values are the same again afterwards.</param>
    /// <param name="loss">The loss for the parameters' values as they are at the time of the call.</param>
    /// <param name="step">h: too large and the differences are crude, too small and they drown in rounding.</param>
    /// <returns>One comparison a parameter.</returns>
    public static IReadOnlyList<GradientComparison> Run(
        IEnumerable<Parameter> parameters, Func<double> loss, double step = 1e-5)
    {
        var comparisons = new List<GradientComparison>();
        foreach (var parameter in parameters)
        {
            var analytic = parameter.Gradient.Copy();
            var numeric = Numeric(parameter.Value, loss, step);
            comparisons.Add(new GradientComparison(parameter.Name, analytic, numeric, RelativeError(analytic, numeric)));
        }
        return comparisons;
    }

    /// <summary>Checks a network with softmax and cross-entropy: forward, backward and the comparison.</summary>
    /// <param name="model">Its parameters are the same again afterwards.</param>
    /// <param name="x">(batch × inputs)</param>
    /// <param name="labels">One class a row.</param>
    /// <param name="step">h</param>
    public static IReadOnlyList<GradientComparison> Run(Mlp model, Matrix x, int[] labels, double step = 1e-5)
    {
        model.Backward(SoftmaxCrossEntropy.Gradient(model.Forward(x), labels));
        return Run(model.Parameters, () => SoftmaxCrossEntropy.Loss(model.Forward(x), labels), step);
    }

    /// <summary>The gradient of a loss by central differences.</summary>
    /// <param name="value">What the loss depends on; the same again afterwards.</param>
    /// <param name="loss">The loss for the elements as they are at the time of the call.</param>
    /// <param name="step">h</param>
    /// <returns>A matrix of the same shape as <paramref name="value"/>.</returns>
    public static Matrix Numeric(Matrix value, Func<double> loss, double step = 1e-5)
    {
        var gradient = new Matrix(value.Shape);
        for (var i = 0; i < value.Count; i++)
        {
            var old = value.Values[i];
            value.Values[i] = old + step;
            var above = loss();
            value.Values[i] = old - step;
            var below = loss();
            value.Values[i] = old;
            gradient.Values[i] = (above - below) / (2 * step);
        }
        return gradient;
    }

    /// <summary>‖a − n‖ / (‖a‖ + ‖n‖), over all elements together; 0 when both are zero.</summary>
    public static double RelativeError(Matrix analytic, Matrix numeric)
    {
        var size = analytic.Norm() + numeric.Norm();
        return size == 0 ? 0 : (analytic - numeric).Norm() / size;
    }
}
