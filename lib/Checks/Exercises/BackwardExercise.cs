using System.Collections.Immutable;

namespace Checks;

/// <summary>Exercise 07: the gradients of a layer for a batch, and the lecture's printed backward, mended slip by slip.</summary>
public static class BackwardExercise
{
    private static readonly ImmutableArray<string> _ready =
        ["NeuralNet.Matrix", "NeuralNet.MatrixProducts", "NeuralNet.Dense", "NeuralNet.Mlp", "NeuralNet.Neuron", "NeuralNet.XorNet",
            "NeuralNet.Activation", "NeuralNet.Scalar", "NeuralNet.GradientCheck", "System.Numerics.Tensors"];

    /// <summary>dW of a linear layer.</summary>
    public static ExerciseTask<(double[,] X, double[,] DZ), double[,]> Weights { get; } = LayerGradientTasks.Weights(_ready);

    /// <summary>db of a linear layer.</summary>
    public static ExerciseTask<double[,], double[]> Bias { get; } = LayerGradientTasks.Bias(_ready);

    /// <summary>dX of a linear layer.</summary>
    public static ExerciseTask<(double[,] DZ, double[,] W), double[,]> Inputs { get; } = LayerGradientTasks.Inputs(_ready);

    /// <summary>The gradient through a layer of sigmoids.</summary>
    public static ExerciseTask<(double[,] DH, double[,] H), double[,]> Through { get; } = ActivationGradientTask.Through(_ready);

    /// <summary>The exercise.</summary>
    public static Exercise Exercise { get; } = new("07-backward", "Backward", [Weights, Bias, Inputs, Through]);
}
