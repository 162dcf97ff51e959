namespace NeuralNet;

/// <summary>
/// Linear regression Y = X Wᵀ + 1 bᵀ with the loss ℒ = 1/n Σ (y − t)² + λ₂ ‖W‖² + λ₁ Σ |w|, over all n elements. It learns
/// by gradient descent like any network, or, without λ₁, in one step in closed form. The bias is not regularised.
/// </summary>
public sealed class LinearRegression
{
    private readonly Dense _layer;

    /// <summary>A model with weights and biases of zero.</summary>
    /// <param name="inputSize">Numbers in a sample, or features of it.</param>
    /// <param name="outputSize">Numbers to predict.</param>
    /// <param name="l2">λ₂ of ridge regression, which makes weights small.</param>
    /// <param name="l1">λ₁ of the lasso, which makes some weights zero.</param>
    /// <exception cref="ArgumentException">A size is not positive, or a λ is negative.</exception>
    public LinearRegression(int inputSize, int outputSize = 1, double l2 = 0, double l1 = 0)
    {
        if (inputSize < 1 || outputSize < 1)
        {
            throw new ArgumentException(
                $"LinearRegression: {inputSize} inputs and {outputSize} outputs; give at least 1 of each.");
        }
        if (!(l2 >= 0 && l1 >= 0))
        {
            throw new ArgumentException(
                $"LinearRegression: l2 is {Text.Number(l2)}, l1 is {Text.Number(l1)}; neither may be negative.");
        }
        _layer = new Dense(new Matrix(outputSize, inputSize));
        (L2, L1) = (l2, l1);
    }

    /// <summary>W (outputs × inputs)</summary>
    public Parameter Weights => _layer.Weights;

    /// <summary>b (1 × outputs)</summary>
    public Parameter Bias => _layer.Bias;

    /// <summary>W and b with their gradients.</summary>
    public IReadOnlyList<Parameter> Parameters => [Weights, Bias];

    /// <summary>λ₂</summary>
    public double L2 { get; }

    /// <summary>λ₁</summary>
    public double L1 { get; }

    /// <summary>The model that fits best, in closed form.</summary>
    /// <param name="x">(samples × inputs)</param>
    /// <param name="targets">(samples × outputs)</param>
    /// <param name="l2">λ₂</param>
    public static LinearRegression Fit(Matrix x, Matrix targets, double l2 = 0)
    {
        var model = new LinearRegression(x.Columns, targets.Columns, l2);
        model.Solve(x, targets);
        return model;
    }

    /// <summary>Forward: Y = X Wᵀ + 1 bᵀ.</summary>
    /// <param name="x">(samples × inputs)</param>
    /// <returns>(samples × outputs)</returns>
    public Matrix Forward(Matrix x) => _layer.Forward(x);

    /// <summary>ℒ = 1/n Σ (y − t)² + λ₂ ‖W‖² + λ₁ Σ |w|.</summary>
    /// <param name="x">(samples × inputs)</param>
    /// <param name="targets">(samples × outputs)</param>
    public double Loss(Matrix x, Matrix targets)
    {
        var loss = MeanSquaredError.Loss(Forward(x), targets);
        foreach (var weight in Weights.Value.Values)
            loss += L2 * weight * weight + L1 * Math.Abs(weight);
        return loss;
    }

    /// <summary>
    /// Backward, into the parameters' gradients: dY = 2 (Y − T) / n, dW = dYᵀ X + 2 λ₂ W + λ₁ sign W, db = column sums.
    /// </summary>
    /// <param name="x">(samples × inputs)</param>
    /// <param name="targets">(samples × outputs)</param>
    public void Backward(Matrix x, Matrix targets)
    {
        _layer.BackwardParameters(x, MeanSquaredError.Gradient(Forward(x), targets));
        for (var i = 0; i < Weights.Value.Count; i++)
        {
            var weight = Weights.Value.Values[i];
            // |w| has a kink at 0; 0 lies between its slopes.
            Weights.Gradient.Values[i] += 2 * L2 * weight + (weight == 0 ? 0 : L1 * Math.Sign(weight));
        }
    }

    /// <summary>
    /// Closed form: the W and b with the least loss. Ridge regression is least squares too, with √(n λ₂) w = 0 as one more
    /// equation for each weight.
    /// </summary>
    /// <param name="x">(samples × inputs)</param>
    /// <param name="targets">(samples × outputs)</param>
    /// <exception cref="InvalidOperationException">λ₁ is not 0; then there is no closed form.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit, or the samples do not determine the weights.</exception>
    public void Solve(Matrix x, Matrix targets)
    {
        if (L1 != 0)
        {
            throw new InvalidOperationException(
                $"LinearRegression.Solve: l1 is {Text.Number(L1)}, and the lasso has no closed form; use Lasso.Fit.");
        }
        Require.Columns("LinearRegression.Solve", "x", x, Weights.Value.Columns);
        Require.Shape("LinearRegression.Solve", "targets", targets, x.Rows, Weights.Value.Rows);
        var penalty = Math.Sqrt(targets.Count * L2);
        var rows = x.Rows + (penalty > 0 ? x.Columns : 0);
        // [1 X; 0 √(n λ₂) I] (b; w) = (t; 0)
        var a = Matrix.Create(rows, x.Columns + 1, (row, column) => row < x.Rows
            ? column == 0 ? 1 : x[row, column - 1]
            : row - x.Rows == column - 1 ? penalty : 0);
        var t = Matrix.Create(rows, targets.Columns, (row, column) => row < x.Rows ? targets[row, column] : 0);
        var solution = LeastSquares.Solve(a, t);
        for (var output = 0; output < targets.Columns; output++)
        {
            Bias.Value[0, output] = solution[0, output];
            for (var input = 0; input < x.Columns; input++)
                Weights.Value[output, input] = solution[input + 1, output];
        }
    }
}
