using System.Text.Json.Nodes;
using static NeuralNet.Tests.OracleFile;

namespace NeuralNet.Tests;

/// <summary>What PyTorch says in double precision: see oracles/torch_oracle.py, whose output is committed beside it.</summary>
public sealed class TorchTests
{
    private static readonly JsonNode _oracle = Read("torch.json");

    public static TheoryData<int, string> Functions() => Named("functions");

    public static TheoryData<int, string> Losses() => Named("losses");

    public static TheoryData<int, string> Runs() => Named("training");

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_and_its_backward_pass_are_PyTorchs(int number, string name)
    {
        var oracle = _oracle["functions"]![number]!;
        Matrix z = MatrixOf(oracle["z"]!), gradient = MatrixOf(oracle["upstream"]!), y;
        switch (name)
        {
            case "Softmax":
                y = Softmax.Apply(z);
                gradient = Softmax.Backward(y, gradient);
                break;
            case "LogSoftmax":
                y = Softmax.Log(z);
                gradient = Softmax.LogBackward(y, gradient);
                break;
            default:
                var activation = ActivationNamed(name);
                y = activation.Apply(z);
                RequireClose(MatrixOf(oracle["gradient"]!), gradient.Hadamard(activation.Derivative(z)));
                activation.Backward(z.Values, y.Values, gradient.Values);
                break;
        }
        RequireClose(MatrixOf(oracle["y"]!), y);
        RequireClose(MatrixOf(oracle["gradient"]!), gradient);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_and_its_gradient_are_PyTorchs(int number, string name)
    {
        var oracle = _oracle["losses"]![number]!;
        var z = MatrixOf(oracle["z"]!);
        var (loss, gradient) = name switch
        {
            "MeanSquaredError" => (MeanSquaredError.Loss(z, Targets()), MeanSquaredError.Gradient(z, Targets())),
            "BinaryCrossEntropy" => (BinaryCrossEntropy.Loss(z, Targets()), BinaryCrossEntropy.Gradient(z, Targets())),
            "SoftmaxCrossEntropy" => (SoftmaxCrossEntropy.Loss(z, Targets()), SoftmaxCrossEntropy.Gradient(z, Targets())),
            "SoftmaxCrossEntropy, labels" =>
                (SoftmaxCrossEntropy.Loss(z, Labels()), SoftmaxCrossEntropy.Gradient(z, Labels())),
            "L1" => Penalized(Regularizer.L1(0.3), z),
            "L2" => Penalized(Regularizer.L2(0.3), z),
            _ => throw new InvalidOperationException(name),
        };
        RequireClose((double)oracle["loss"]!, loss);
        RequireClose(MatrixOf(oracle["gradient"]!), gradient);

        Matrix Targets() => MatrixOf(oracle["targets"]!);
        int[] Labels() => Integers(oracle["targets"]!);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Outputs_and_gradients_of_a_network_are_PyTorchs(int number, string name)
    {
        var (oracle, model, data) = Run(number);
        var logits = model.Forward(data.Inputs);
        RequireClose(MatrixOf(oracle["logits"]!), logits);
        model.Backward(SoftmaxCrossEntropy.Gradient(logits, [.. data.Labels]));
        RegularizerOf(oracle)?.AddGradient(model.Parameters);
        for (var i = 0; i < model.Parameters.Count; i++)
            RequireClose(MatrixOf(oracle["gradients"]![i]!), model.Parameters[i].Gradient);
        Assert.Equal(name, (string)oracle["name"]!);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Five_steps_of_training_are_PyTorchs(int number, string name)
    {
        var (oracle, model, data) = Run(number);
        var optimizer = OptimizerOf(oracle);
        var options = new TrainingOptions
        {
            Epochs = (int)oracle["steps"]!,
            BatchSize = data.Count,
            Shuffle = false,
            Schedule = ScheduleNamed((string?)oracle["schedule"]),
            Regularizer = RegularizerOf(oracle),
        };
        var history = Trainer.Fit(model, data, null, options, optimizer);
        double[] losses = Doubles(oracle["losses"]!);
        for (var step = 0; step < losses.Length; step++)
            RequireClose(losses[step], history.TrainLosses[step]);
        for (var i = 0; i < model.Parameters.Count; i++)
            RequireClose(MatrixOf(oracle["parametersAfter"]![i]!), model.Parameters[i].Value);
        Assert.Equal((double)oracle["learningRate"]!, optimizer.LearningRate);
        Assert.Equal(name, (string)oracle["name"]!);
    }

    [Fact]
    public void The_committed_oracle_is_what_PyTorch_computes() => RequireCurrent("torch_oracle.py", "torch.json", "torch");

    private static TheoryData<int, string> Named(string list)
    {
        var data = new TheoryData<int, string>();
        foreach (var (number, entry) in ((JsonArray)_oracle[list]!).Index())
            data.Add(number, (string)entry!["name"]!);
        return data;
    }

    private static Activation ActivationNamed(string name) => name switch
    {
        "Identity" => Activation.Identity,
        "Sigmoid" => Activation.Sigmoid,
        "Tanh" => Activation.Tanh,
        "ReLU" => Activation.ReLU,
        "LeakyReLU" => Activation.LeakyReLU(0.1),
        "ELU" => Activation.ELU(1.5),
        _ => throw new InvalidOperationException(name),
    };

    private static (double, Matrix) Penalized(Regularizer regularizer, Matrix weights)
    {
        var parameter = new Parameter("W", weights, decays: true);
        var bias = new Parameter("b", weights, decays: false);
        regularizer.AddGradient([parameter, bias]);
        Assert.Equal(0, bias.Gradient.L1Norm());
        return (regularizer.Penalty([parameter, bias]), parameter.Gradient);
    }

    private static (JsonNode Oracle, Mlp Model, LabelledData Data) Run(int number)
    {
        var oracle = _oracle["training"]![number]!;
        var model = new Mlp(Integers(oracle["sizes"]!), ActivationNamed((string?)oracle["hidden"] ?? "Tanh"))
        {
            SkipConnections = (bool?)oracle["skips"] ?? false,
        };
        for (var i = 0; i < model.Parameters.Count; i++)
            model.Parameters[i].Value.CopyFrom(MatrixOf(oracle["parameters"]![i]!));
        return (oracle, model, new LabelledData(MatrixOf(oracle["x"]!), Integers(oracle["labels"]!)));
    }

    private static IOptimizer OptimizerOf(JsonNode oracle)
    {
        double learningRate = (double)oracle["learningRate"]!, weightDecay = (double?)oracle["weightDecay"] ?? 0;
        return (string?)oracle["optimizer"] == "Adam"
            ? new Adam(learningRate, weightDecay: weightDecay)
            : new Sgd(learningRate, weightDecay, momentum: (double?)oracle["momentum"] ?? 0);
    }

    private static Schedule? ScheduleNamed(string? name) => name switch
    {
        null => null,
        "step" => Schedule.Step(every: 2, factor: 0.5),
        "cosine" => Schedule.Cosine(final: 0.1),
        "warm-up" => Schedule.Cosine().AfterWarmUp(epochs: 2, start: 0.1),
        _ => throw new InvalidOperationException(name),
    };

    private static Regularizer? RegularizerOf(JsonNode oracle) =>
        oracle["l1"] is { } l1 ? Regularizer.L1((double)l1) : oracle["l2"] is { } l2 ? Regularizer.L2((double)l2) : null;
}
