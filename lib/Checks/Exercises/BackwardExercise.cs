using System.Collections.Immutable;

namespace Checks;

/// <summary>Exercise 07: the gradients of a layer for a batch, and the lecture's printed backward, mended slip by slip.</summary>
public static class BackwardExercise
{
    private static readonly ImmutableArray<string> _ready =
        ["NeuralNet.Matrix", "NeuralNet.MatrixProducts", "NeuralNet.Dense", "NeuralNet.Mlp", "NeuralNet.Neuron",
            "NeuralNet.XorNet",
            "NeuralNet.Activation", "NeuralNet.Scalar", "NeuralNet.GradientCheck", "System.Numerics.Tensors"];

    /// <summary>dW of a linear layer.</summary>
    public static ExerciseTask<(double[,] X, double[,] DZ), double[,]> Weights { get; } = LayerGradientTasks.Weights(_ready);

    /// <summary>db of a linear layer.</summary>
    public static ExerciseTask<double[,], double[]> Bias { get; } = LayerGradientTasks.Bias(_ready);

    /// <summary>dX of a linear layer.</summary>
    public static ExerciseTask<(double[,] DZ, double[,] W), double[,]> Inputs { get; } = LayerGradientTasks.Inputs(_ready);

    /// <summary>The gradient through a layer of sigmoids.</summary>
    public static ExerciseTask<(double[,] DH, double[,] H), double[,]> Through { get; } = ActivationGradientTask.Through(_ready);

    /// <summary>The sign that makes it ascent.</summary>
    public static ExerciseTask<(double[] Y, double[] ZO), double[]> Sign { get; } = MendDeltaTasks.Sign(_ready);

    /// <summary>The hidden delta with the output's slope and the wrong index.</summary>
    public static ExerciseTask<(double[] DO, double[,] WO, double[] ZH, double[] ZO), double[]> HiddenDelta { get; } =
        MendDeltaTasks.HiddenDelta(_ready);

    /// <summary>The transposed w_h.</summary>
    public static ExerciseTask<(double[] Deltas, double[] Inputs), double[,]> Transposed { get; } =
        MendGradientTasks.Transposed(_ready);

    /// <summary>b_h indexed by the input.</summary>
    public static ExerciseTask<(double[] Deltas, double[] Inputs), (double[,] Weights, double[] Biases)> BiasIndex { get; } =
        MendGradientTasks.BiasIndex(_ready);

    /// <summary>Biases inside the inner loop.</summary>
    public static ExerciseTask<(double[] Deltas, double[] Inputs), (double[,] Weights, double[] Biases)> BiasLoop { get; } =
        MendGradientTasks.BiasLoop(_ready);

    /// <summary>The output loop over columns.</summary>
    public static ExerciseTask<(double[,] Y, double[,] ZO), double[,]> OutputLoop { get; } = MendDeltaTasks.OutputLoop(_ready);

    /// <summary>linear, which reads only column 0.</summary>
    public static ExerciseTask<(double[,] W, double[] B, double[,] X, double[,] Y), (double[,] Weights, double[] Biases)>
        ColumnZero { get; } = MendIndexTasks.ColumnZero(_ready);

    /// <summary>b[0, k] of a matrix with one column.</summary>
    public static ExerciseTask<(double[,] B, double[] Deltas, double Eta), double[,]> BiasShape { get; } =
        MendIndexTasks.BiasShape(_ready);

    /// <summary>All gradients of the network for one sample.</summary>
    public static ExerciseTask<
        (double[,] WH, double[] BH, double[,] WO, double[] BO, double[] X, double[] Y),
        (double[,] WH, double[] BH, double[,] WO, double[] BO)> Whole { get; } =
        WholeBackwardTask.Whole([.. _ready, "Checks.BackwardExercise.GivenGradients"]);

    /// <summary>Once through the samples, with a step for each.</summary>
    public static ExerciseTask<
        (double[,] WH, double[] BH, double[,] WO, double[] BO, double[][] Xs, double[][] Ys, double Eta),
        (double[,] WH, double[] BH, double[,] WO, double[] BO)> Epoch { get; } = EpochTask.Epoch(_ready);

    /// <summary>The exercise.</summary>
    public static Exercise Exercise { get; } = new(
        "07-backward", "Backward",
        [Weights, Bias, Inputs, Through, Sign, HiddenDelta, Transposed, BiasIndex, BiasLoop, OutputLoop, ColumnZero, BiasShape,
            Whole, Epoch]);

    /// <summary>
    /// The gradients of ℒ = ½ Σ (ŷ − y)² for one sample of the network ŷ = tanh(W_o σ(W_h x + b_h) + b_o), ready for the task
    /// that trains with them, so that a student whom the task before has stopped can go on.
    /// </summary>
    /// <param name="wH">W_h (hidden × inputs)</param>
    /// <param name="bH">b_h: one for each hidden neuron.</param>
    /// <param name="wO">W_o (outputs × hidden)</param>
    /// <param name="bO">b_o: one for each output.</param>
    /// <param name="x">One sample.</param>
    /// <param name="y">Its targets.</param>
    /// <returns>dW_h, db_h, dW_o and db_o, in the shapes of the four.</returns>
    /// <exception cref="ArgumentException">The sizes do not fit together.</exception>
    public static (double[,] WH, double[] BH, double[,] WO, double[] BO) GivenGradients(
        double[,] wH, double[] bH, double[,] wO, double[] bO, double[] x, double[] y)
    {
        if (wH.GetLength(1) != x.Length || wH.GetLength(0) != bH.Length || wO.GetLength(1) != bH.Length
            || wO.GetLength(0) != bO.Length || bO.Length != y.Length)
        {
            throw new ArgumentException($"GivenGradients: W_h is {wH.GetLength(0)}×{wH.GetLength(1)}, b_h has {bH.Length}, W_o "
                + $"is {wO.GetLength(0)}×{wO.GetLength(1)}, b_o has {bO.Length}, x has {x.Length} and y has {y.Length} numbers; "
                + "W_h must be hidden × inputs and W_o outputs × hidden.");
        }
        return WholeRules.Right.Of((wH, bH, wO, bO, x, y));
    }
}
