using System.Text.Json.Nodes;
using static NeuralNet.Tests.OracleFile;

namespace NeuralNet.Tests;

/// <summary>What NumPy says: see the scripts in oracles/, whose output is committed beside them.</summary>
public sealed class OracleTests
{
    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, ((JsonArray)Read("mlp.json")).Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_loss_and_gradients_are_NumPys(int number)
    {
        var (oracle, model, x, labels) = Case(number);
        var logits = model.Forward(x);
        RequireClose(MatrixOf(oracle["logits"]!), logits);
        Assert.Equal((double)oracle["loss"]!, SoftmaxCrossEntropy.Loss(logits, labels), Tolerance);

        model.Backward(SoftmaxCrossEntropy.Gradient(logits, labels));
        for (var layer = 0; layer < model.Layers.Count; layer++)
        {
            RequireClose(MatrixOf(oracle["weightGradients"]![layer]!), model.Layers[layer].Weights.Gradient);
            RequireClose(RowOf(oracle["biasGradients"]![layer]!), model.Layers[layer].Bias.Gradient);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_step_of_training_is_NumPys(int number)
    {
        var (oracle, model, x, labels) = Case(number);
        var history = Trainer.Fit(
            model, new LabelledData(x, labels), null,
            new TrainingOptions { Epochs = 1, BatchSize = labels.Length, Shuffle = false },
            new Sgd((double)oracle["learningRate"]!, (double)oracle["weightDecay"]!));
        Assert.Equal((double)oracle["loss"]!, history.FirstLoss, Tolerance);
        for (var layer = 0; layer < model.Layers.Count; layer++)
        {
            RequireClose(MatrixOf(oracle["weightsAfter"]![layer]!), model.Layers[layer].Weights.Value);
            RequireClose(RowOf(oracle["biasesAfter"]![layer]!), model.Layers[layer].Bias.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_agree_with_central_differences(int number)
    {
        var (_, model, x, labels) = Case(number);
        Assert.All(GradientCheck.Run(model, x, labels), comparison => Assert.InRange(comparison.RelativeError, 0, 1e-7));
    }

    [Theory]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    [InlineData("ReLU")]
    [InlineData("ELU")]
    [InlineData("LeakyReLU")]
    public void Activations_and_derivatives_are_NumPys_far_out_too(string name)
    {
        var oracle = Read("functions.json");
        var activation = name switch
        {
            "Sigmoid" => Activation.Sigmoid,
            "Tanh" => Activation.Tanh,
            "ReLU" => Activation.ReLU,
            "ELU" => Activation.ELU(),
            _ => Activation.LeakyReLU(0.1),
        };
        double[] z = Doubles(oracle["z"]!);
        double[] values = Doubles(oracle["activations"]![name]!["value"]!);
        double[] derivatives = Doubles(oracle["activations"]![name]!["derivative"]!);
        for (var i = 0; i < z.Length; i++)
        {
            // Relative, down to values of 1e-304; absolute where 1 − y² and eᶻ − 1 lose a tiny number's digits.
            var (value, derivative) = (activation.Apply(z[i]), activation.Derivative(z[i]));
            Assert.Equal(values[i], value, 1e-12 * Math.Abs(values[i]) + (name == "ELU" ? 2e-16 : 0));
            Assert.Equal(derivatives[i], derivative, 1e-12 * Math.Abs(derivatives[i]) + (name == "Tanh" ? 2e-16 : 0));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Softmax_and_log_sum_exp_are_NumPys_for_large_logits_too(int number)
    {
        var oracle = Read("functions.json")["softmax"]![number]!;
        double[] logits = Doubles(oracle["logits"]!);
        double[] expected = Doubles(oracle["probabilities"]!);
        double[] actual = Softmax.Apply(logits);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-14);
        Assert.Equal((double)oracle["logSumExp"]!, Softmax.LogSumExp(logits), 1e-12);
    }

    [Theory]
    [InlineData("mlp_oracle.py", "mlp.json")]
    [InlineData("functions_oracle.py", "functions.json")]
    public void The_committed_oracles_are_what_NumPy_computes(string script, string file) =>
        RequireCurrent(script, file, module: "numpy");

    private static (JsonNode Oracle, Mlp Model, Matrix X, int[] Labels) Case(int number)
    {
        var oracle = Read("mlp.json")[number]!;
        var hidden = (string)oracle["hidden"]! switch
        {
            "ReLU" => Activation.ReLU,
            "Sigmoid" => Activation.Sigmoid,
            _ => Activation.Tanh,
        };
        var model = new Mlp([.. ((JsonArray)oracle["sizes"]!).Select(size => (int)size!)], hidden);
        for (var layer = 0; layer < model.Layers.Count; layer++)
        {
            model.Layers[layer].Weights.Value.CopyFrom(MatrixOf(oracle["weights"]![layer]!));
            model.Layers[layer].Bias.Value.CopyFrom(RowOf(oracle["biases"]![layer]!));
        }
        return (oracle, model, MatrixOf(oracle["x"]!), [.. ((JsonArray)oracle["labels"]!).Select(label => (int)label!)]);
    }
}
