using System.Collections.Immutable;
using NeuralNet;
using Net = (NeuralNet.Matrix W1, NeuralNet.Matrix B1, NeuralNet.Matrix W2, NeuralNet.Matrix B2);
using Settings = (int Hidden, int Epochs, int BatchSize, double LearningRate, long Seed);

namespace Checks;

/// <summary>
/// Exercise 09, the lecture's exercise 02: a network 784–h–10 with ReLU from scratch, forward, backward and update, its training,
/// and the choice of a learning rate. The methods whose names begin with Given are right answers for the tasks after them.
/// </summary>
public static class MlpExercise
{
    /// <summary>What no part of the network may be made of: the library's own networks, training and gradients.</summary>
    internal static ImmutableArray<string> Ready { get; } =
    [
        "NeuralNet.Mlp", "NeuralNet.Dense", "NeuralNet.Parameter", "NeuralNet.Neuron", "NeuralNet.XorNet", "NeuralNet.Perceptron",
        "NeuralNet.Activation", "NeuralNet.Dropout", "NeuralNet.Initialization", "NeuralNet.Trainer", "NeuralNet.Scalar",
        "NeuralNet.IOptimizer", "NeuralNet.Sgd", "NeuralNet.Adam", "NeuralNet.SoftmaxCrossEntropy", "NeuralNet.MeanSquaredError",
        "NeuralNet.BinaryCrossEntropy", "NeuralNet.Softmax.Backward", "NeuralNet.Softmax.LogBackward", "NeuralNet.GradientCheck",
        "NeuralNet.LinearRegression", "NeuralNet.NetworkFile", "NeuralNet.SafetensorsFile", "System.Numerics.Tensors",
    ];

    private static readonly ImmutableArray<string> _own = [.. Ready, "Checks.MlpExercise"];

    /// <summary>The first weights and biases.</summary>
    public static ExerciseTask<(int Inputs, int Hidden, int Outputs, long Seed), Net> Start { get; } = MlpStartTask.Task(_own);

    /// <summary>Forward: from a batch to its scores.</summary>
    public static ExerciseTask<(Matrix X, Net Net), (Matrix Z1, Matrix X1, Matrix Z2)> Forward { get; } =
        MlpForwardTasks.Forward(_own);

    /// <summary>The loss of a batch, and its gradient at the scores.</summary>
    public static ExerciseTask<(Matrix Z2, int[] Labels), (double Loss, Matrix DZ2)> Loss { get; } = MlpForwardTasks.Loss(_own);

    /// <summary>Backward: from the gradient at the scores to that of all parameters.</summary>
    public static ExerciseTask<(Matrix X, Matrix Z1, Matrix X1, Matrix W2, Matrix DZ2), Net> Backward { get; } =
        MlpBackwardTasks.Backward(_own);

    /// <summary>One step against the gradient.</summary>
    public static ExerciseTask<(Net Net, Net Gradient, double LearningRate), Net> Update { get; } = MlpBackwardTasks.Update(_own);

    /// <summary>The shuffled mini-batches of an epoch.</summary>
    public static ExerciseTask<(int Count, int BatchSize, long Seed), int[][]> Batches { get; } = MlpDataTasks.Batches(_own);

    /// <summary>The share of right answers.</summary>
    public static ExerciseTask<(Matrix Scores, int[] Labels), double> Accuracy { get; } =
        MlpDataTasks.Accuracy([.. _own, "NeuralNet.Matrix.ArgMaxOfRows", "NeuralNet.ConfusionMatrix"]);

    /// <summary>One epoch: the parts put together.</summary>
    public static ExerciseTask<(Net Net, ILabelledData Data, int[][] Batches, double LearningRate), Net> Epoch { get; } =
        MlpLoopTasks.Epoch([.. Ready, "Checks.MlpExercise.GivenEpoch", "Checks.MlpExercise.GivenTrain"]);

    /// <summary>The training of a network.</summary>
    public static ExerciseTask<(ILabelledData Data, Settings Settings), Net> Train { get; } =
        MlpTrainingTasks.Train([.. Ready, "NeuralNet.Mnist", "Checks.MlpExercise.GivenTrain"]);

    /// <summary>The choice of a learning rate from the losses of a sweep.</summary>
    public static ExerciseTask<(double[] Rates, double[,] Training, double[,] Validation, double[,] Test),
        double> Choice { get; } =
        MlpChoiceTask.Task(["NeuralNet.RunStore", "NeuralNet.RunList", "Checks.MlpExercise"]);

    /// <summary>The training on all images, and an honest estimate of what came of it.</summary>
    public static ExerciseTask<LabelledImages, (Matrix W1, Matrix B1, Matrix W2, Matrix B2, double Accuracy)> WholeRun { get; } =
        MlpTrainingTasks.WholeRun([.. Ready, "NeuralNet.Mnist"]);

    /// <summary>The exercise.</summary>
    public static Exercise Exercise { get; } = new("09-mlp-from-scratch", "An MLP from scratch",
        [Start, Forward, Loss, Backward, Update, Batches, Accuracy, Epoch, Train, Choice, WholeRun]);

    /// <summary>The share of the test images that the network of the last checked whole run read right; NaN while there is
    /// none.</summary>
    public static double TestAccuracy => MlpTrainingTasks.LastTestAccuracy;

    /// <summary>What a right <c>Initialise</c> gives.</summary>
    /// <param name="inputs">Numbers in a sample.</param>
    /// <param name="hidden">Hidden neurons.</param>
    /// <param name="outputs">Classes.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <returns>W1 (hidden × inputs), B1 (1 × hidden), W2 (outputs × hidden), B2 (1 × outputs)</returns>
    public static Net GivenInitialise(int inputs, int hidden, int outputs, long seed)
    {
        var random = new RandomSource(seed);
        return (Matrix.He(hidden, inputs, random), new Matrix(1, hidden), Matrix.He(outputs, hidden, random), new Matrix(1,
            outputs));
    }

    /// <summary>What a right <c>Forward</c> gives.</summary>
    /// <param name="x">(batch × inputs)</param>
    /// <param name="net">The parameters.</param>
    /// <returns>Z1 and X1 (batch × hidden), Z2 (batch × outputs)</returns>
    public static (Matrix Z1, Matrix X1, Matrix Z2) GivenForward(Matrix x, Net net)
    {
        var z1 = x.MultiplyByTransposeOf(net.W1).AddRow(net.B1);
        var x1 = z1.Map(z => Math.Max(0, z));
        return (z1, x1, x1.MultiplyByTransposeOf(net.W2).AddRow(net.B2));
    }

    /// <summary>What a right <c>LossAndGradient</c> gives.</summary>
    /// <param name="z2">Scores (batch × classes)</param>
    /// <param name="labels">One class a row.</param>
    /// <returns>The mean cross-entropy, and its gradient (batch × classes)</returns>
    public static (double Loss, Matrix DZ2) GivenLossAndGradient(Matrix z2, int[] labels)
    {
        var logs = Softmax.Log(z2);
        return (-labels.Select((label, i) => logs[i, label]).Average(),
            (Softmax.Apply(z2) - Matrix.OneHot(labels, z2.Columns)) / labels.Length);
    }

    /// <summary>What a right <c>Backward</c> gives.</summary>
    /// <param name="x">(batch × inputs)</param>
    /// <param name="z1">Weighted sums of the hidden layer (batch × hidden)</param>
    /// <param name="x1">Its outputs (batch × hidden)</param>
    /// <param name="w2">(outputs × hidden)</param>
    /// <param name="dZ2">Gradient at the scores (batch × outputs)</param>
    /// <returns>The gradients of W1, B1, W2 and B2, each in its parameter's shape.</returns>
    public static Net GivenBackward(Matrix x, Matrix z1, Matrix x1, Matrix w2, Matrix dZ2)
    {
        var dZ1 = (dZ2 * w2).Hadamard(z1.Map(z => z > 0 ? 1 : 0));
        return (dZ1.TransposeMultiply(x), dZ1.ColumnSums(), dZ2.TransposeMultiply(x1), dZ2.ColumnSums());
    }

    /// <summary>What a right <c>Update</c> gives.</summary>
    /// <param name="net">The parameters.</param>
    /// <param name="gradient">Their gradients.</param>
    /// <param name="learningRate">η</param>
    public static Net GivenUpdate(Net net, Net gradient, double learningRate) =>
        (net.W1 - learningRate * gradient.W1, net.B1 - learningRate * gradient.B1, net.W2 - learningRate * gradient.W2,
            net.B2 - learningRate * gradient.B2);

    /// <summary>What a right <c>Batches</c> gives.</summary>
    /// <param name="count">How many samples there are.</param>
    /// <param name="batchSize">How many make a batch.</param>
    /// <param name="seed">Seed of the order.</param>
    /// <returns>Numbers of samples, each exactly once; the last batch may be shorter.</returns>
    public static int[][] GivenBatches(int count, int batchSize, long seed) =>
        [.. new RandomSource(seed).Permutation(count).Chunk(batchSize)];

    /// <summary>What a right <c>Accuracy</c> gives.</summary>
    /// <param name="scores">(samples × classes)</param>
    /// <param name="labels">One class a row.</param>
    public static double GivenAccuracy(Matrix scores, int[] labels) =>
        scores.ArgMaxOfRows().Zip(labels, (said, label) => said == label ? 1.0 : 0).Average();

    /// <summary>What a right <c>Epoch</c> gives.</summary>
    /// <param name="net">The parameters before it.</param>
    /// <param name="data">The data to learn from.</param>
    /// <param name="batches">Numbers of samples, batch by batch.</param>
    /// <param name="learningRate">η</param>
    /// <returns>The parameters after it.</returns>
    public static Net GivenEpoch(Net net, ILabelledData data, int[][] batches, double learningRate)
    {
        foreach (var batch in batches)
            net = MlpLoopTasks.Step(net, data.Batch(batch), learningRate);
        return net;
    }

    /// <summary>What a right <c>Train</c> gives.</summary>
    /// <param name="data">The data to learn from.</param>
    /// <param name="settings">Hidden neurons, epochs, batch size, learning rate, and the seed of everything that is
    /// random.</param>
    /// <returns>The parameters after the last epoch.</returns>
    public static Net GivenTrain(ILabelledData data, Settings settings)
    {
        var net = GivenInitialise(data.InputSize, settings.Hidden, data.ClassCount, settings.Seed);
        for (var epoch = 1; epoch <= settings.Epochs; epoch++)
            net = GivenEpoch(net, data, GivenBatches(data.Count, settings.BatchSize, 1000 * settings.Seed + epoch),
                settings.LearningRate);
        return net;
    }

    /// <summary>What a right <c>ChooseLearningRate</c> gives.</summary>
    /// <param name="rates">The learning rates.</param>
    /// <param name="training">Training losses; they have no say.</param>
    /// <param name="validation">Validation losses: a row for each rate, a column for each seed.</param>
    /// <param name="test">Test losses; they have no say.</param>
    /// <returns>The rate of the least mean validation loss.</returns>
    public static double GivenChooseLearningRate(double[] rates, double[,] training, double[,] validation, double[,] test) =>
        MlpChoiceTask.Chosen(rates, validation);
}
