using System.Text.Json.Nodes;
using static NeuralNet.Tests.OracleFile;

namespace NeuralNet.Tests;

/// <summary>Sharpness against closed forms, and against PyTorch's own Hessians: oracles/sharpness_oracle.py.</summary>
public sealed class SharpnessTests
{
    private static readonly JsonNode _oracle = Read("sharpness.json");

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ((JsonArray)_oracle["cases"]!).Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_greatest_eigenvalue_of_a_network_is_PyTorchs(int number)
    {
        var (model, x, labels, oracle) = Case(number);
        var eigenvalues = Doubles(oracle["eigenvalues"]!);
        var exact = Sharpness.Of(model, x, labels, tolerance: 1e-8);
        Assert.Equal(eigenvalues[^1], exact.Value, 1e-7);
        var quick = Sharpness.Of(model, x, labels);
        Assert.Equal(eigenvalues[^1], quick.Value, 1e-5);
        Assert.InRange(quick.Residual, 0, 1e-3 * quick.Value);
        Assert.InRange(quick.Products, 2, exact.Products);
        Assert.Equal(1, Norm(quick.Direction), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_Hessian_times_a_direction_is_PyTorchs_and_the_weights_stay(int number)
    {
        var (model, x, labels, oracle) = Case(number);
        var product = Sharpness.HessianTimes(model.Parameters, Backward(model, x, labels), Doubles(oracle["direction"]!));
        RequireClose(RowOf(oracle["product"]!), Matrix.FromRow(product), 1e-7);
        Assert.Equal(Doubles(oracle["point"]!), LossPlane.PointOf(model.Parameters));
    }

    [Fact]
    public void A_product_is_linear_in_the_direction_and_exact_for_a_parabola()
    {
        var (w, backward) = Quadratic([2, -7, 0.5]);
        Assert.Equal([2.0, -7.0, 0.5], Round(Sharpness.HessianTimes([w], backward, [1, 1, 1])));
        Assert.Equal([2000.0, 0.0, 0.0], Round(Sharpness.HessianTimes([w], backward, [1000, 0, 0])));
        Assert.Equal([0.0, 0.0, 0.0], Sharpness.HessianTimes([w], backward, [0, 0, 0]));
    }

    [Fact]
    public void Of_a_loss_that_is_bent_more_strongly_downwards_it_is_the_greatest_and_not_the_largest_in_size()
    {
        var (w, backward) = Quadratic([-100, 3, 1, 0.2, -0.5]);
        var sharpness = Sharpness.Of([w], backward, tolerance: 1e-9);
        Assert.Equal(3, sharpness.Value, 1e-6);
        Assert.Equal(1, Math.Abs(sharpness.Direction[1]), 1e-6);
    }

    [Fact]
    public void A_start_at_right_angles_to_the_direction_sought_finds_it_all_the_same()
    {
        var (w, backward) = Quadratic([1, 2, 3, 4, 5, 6]);
        var sharpness = Sharpness.Of([w], backward, start: [1, 0, 0, 0, 0, 0], tolerance: 1e-8);
        Assert.Equal(6, sharpness.Value, 1e-6);
    }

    [Fact]
    public void From_the_direction_found_before_it_is_quick_and_the_same_again_to_the_last_bit()
    {
        double[] bent = [.. Enumerable.Range(1, 400).Select(i => 10.0 / i)];
        var (w, backward) = Quadratic(bent);
        var first = Sharpness.Of([w], backward);
        var again = Sharpness.Of([w], backward, first.Direction);
        Assert.Equal(10, first.Value, 1e-4);
        Assert.Equal(10, again.Value, 1e-4);
        Assert.True(again.Products < first.Products, $"{again.Products} products, and {first.Products} from a random start");
        Assert.Equal(first.Value, Sharpness.Of([w], backward).Value);
    }

    [Fact]
    public void Gradient_descent_climbs_out_just_above_two_over_the_sharpness()
    {
        var (w, backward) = Quadratic([0.3, 8]);
        var limit = 2 / Sharpness.Of([w], backward).Value;
        Assert.InRange(Descend(0.999 * limit), 0, 1);
        Assert.True(Descend(1.001 * limit) > 5);

        double Descend(double learningRate)
        {
            w.Value.Fill(1);
            var sgd = new Sgd(learningRate);
            for (var step = 0; step < 2000; step++)
            {
                backward();
                sgd.Step([w]);
            }
            return Math.Abs(w.Value[0, 1]);
        }
    }

    [Fact]
    public void A_flat_loss_has_none_and_a_gradient_that_is_no_number_gives_NaN()
    {
        var (w, backward) = Quadratic([0, 0]);
        Assert.Equal(0, Sharpness.Of([w], backward).Value);
        Assert.True(double.IsNaN(Sharpness.Of([w], () => w.Gradient.Fill(double.NaN)).Value));
        Assert.Equal([1.0, 1.0], w.Value.Values.ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        var (w, backward) = Quadratic([1, 2]);
        Assert.Contains("3 numbers, the parameters 2",
            Assert.Throws<ArgumentException>(() => Sharpness.Of([w], backward, start: [1, 2, 3])).Message);
        Assert.Contains("1 numbers, the parameters 2",
            Assert.Throws<ArgumentException>(() => Sharpness.HessianTimes([w], backward, [1])).Message);
        Assert.Throws<ArgumentException>(() => Sharpness.HessianTimes([w], backward, [1, 2], step: 0));
        Assert.Throws<ArgumentException>(() => Sharpness.Of([w], backward, tolerance: 0));
    }

    [Fact]
    public void The_committed_oracle_is_what_PyTorch_computes() =>
        RequireCurrent("sharpness_oracle.py", "sharpness.json", "torch", tolerance: 1e-11);

    /// <summary>½ Σ hᵢ wᵢ² at w = (1, 1, …).</summary>
    private static (Parameter, Action) Quadratic(double[] bent)
    {
        var w = new Parameter("w", Matrix.FromRow([.. bent.Select(_ => 1.0)]), decays: true);
        return (w, () =>
        {
            for (var i = 0; i < bent.Length; i++)
                w.Gradient.Values[i] = bent[i] * w.Value.Values[i];
        });
    }

    private static (Mlp, Matrix, int[], JsonNode) Case(int number)
    {
        var oracle = _oracle["cases"]![number]!;
        var model = new Mlp(Integers(_oracle["sizes"]!), Activation.Tanh);
        LossPlane.MoveTo(model.Parameters, Doubles(oracle["point"]!));
        return (model, MatrixOf(_oracle["x"]!), Integers(_oracle["labels"]!), oracle);
    }

    private static Action Backward(Mlp model, Matrix x, int[] labels) =>
        () => model.Backward(SoftmaxCrossEntropy.Gradient(model.Forward(x), labels));

    private static double Norm(double[] vector) => Math.Sqrt(vector.Sum(value => value * value));

    private static double[] Round(double[] values) => [.. values.Select(value => Math.Round(value, 6) + 0.0)];
}
