using FsCheck;
using FsCheck.Fluent;

namespace NeuralNet.Tests;

/// <summary>
/// Laws of the functions on any numbers: ordinary, up to ±1e4, denormal, zero of either sign; and what NaN does.
/// </summary>
public sealed class FunctionProperties
{
    private static readonly Activation[] _activations =
    [
        Activation.Identity, Activation.Step, Activation.Sigmoid, Activation.Tanh, Activation.ReLU, Activation.LeakyReLU(0.1),
        Activation.ELU(1.5),
    ];

    private static readonly Gen<double> _number = Gen.OneOf(
        Gen.Choose(-1_000_000, 1_000_000).Select(i => i / 1e5),
        Gen.Choose(-10_000, 10_000).Select(i => (double)i),
        Gen.Choose(-1000, 1000).Select(i => i * double.Epsilon),
        Gen.Elements(1e4, -1e4, 0.0, -0.0, 2.2250738585072014e-308, -1e-310, 709.0, -745.2, 36.0, -36.0, 1e-16));

    private static readonly Gen<double[]> _row = Gen.Choose(1, 12).SelectMany(count => _number.ArrayOf(count));

    [Fact]
    public void Activations_are_finite_with_finite_derivatives_and_never_fall() => ForAll(_number.Two(), pair =>
    {
        double low = Math.Min(pair.Item1, pair.Item2), high = Math.Max(pair.Item1, pair.Item2);
        return _activations.All(f =>
            double.IsFinite(f.Apply(low)) && double.IsFinite(f.Derivative(low)) && f.Derivative(low) >= 0
            && f.Apply(low) <= f.Apply(high));
    });

    [Fact]
    public void Activations_of_a_matrix_are_those_of_its_elements_and_the_backward_pass_is_the_chain_rule() => ForAll(_row, z =>
        _activations.All(f =>
        {
            double[] y = new double[z.Length], gradient = [.. z.Select((_, i) => i - 1.5)];
            f.Forward(z, y);
            double[] expected = [.. z.Select((value, i) => (i - 1.5) * f.Derivative(value))];
            f.Backward(z, y, gradient);
            return y.SequenceEqual(z.Select(f.Apply)) && gradient.Zip(expected).All(pair => Near(pair.First, pair.Second, 1e-14));
        }));

    [Fact]
    public void Sigmoid_and_tanh_are_symmetric_and_one_is_the_other_stretched() => ForAll(_number, z =>
    {
        var sigmoid = Activation.Sigmoid;
        return Near(sigmoid.Apply(z) + sigmoid.Apply(-z), 1, 1e-15)
            && Activation.Tanh.Apply(-z) == -Activation.Tanh.Apply(z)
            && Near(Activation.Tanh.Apply(z), 2 * sigmoid.Apply(2 * z) - 1, 1e-15);
    });

    [Fact]
    public void Small_numbers_keep_their_digits_through_the_smooth_functions() => ForAll(Gen.Choose(-999, 999), i =>
        new[] { 1e-9, 1e-200, double.Epsilon }.All(unit =>
        {
            var z = i * unit;
            return Near(Activation.Tanh.Apply(z), z, 1e-12 * Math.Abs(z) + double.Epsilon)
                && Near(Activation.ELU().Apply(z), z, 1e-6 * Math.Abs(z) + double.Epsilon);
        }));

    [Fact]
    public void The_softmax_sums_to_one_and_its_logarithm_agrees() => ForAll(_row, z =>
    {
        var p = Softmax.Apply(z);
        var log = Softmax.Log(Matrix.FromRow(z));
        return Near(p.Sum(), 1, 1e-14) && p.All(share => share is >= 0 and <= 1)
            && log.Values.ToArray().Zip(p).All(pair => pair.First <= 0 && Near(Math.Exp(pair.First), pair.Second, 1e-11));
    });

    [Fact]
    public void The_softmax_does_not_change_when_all_logits_are_shifted() => ForAll(_row.Zip(_number), pair =>
    {
        var (z, shift) = pair;
        var p = Softmax.Apply(z);
        double[] shifted = [.. z.Select(logit => logit + shift)];
        // The sums are rounded to about 1e4 · 1e-16 before the softmax sees them.
        return Softmax.Apply(shifted).Zip(p).All(both => Near(both.First, both.Second, 1e-11))
            && Near(Softmax.LogSumExp(shifted), Softmax.LogSumExp(z) + shift, 1e-11);
    });

    [Fact]
    public void Losses_of_any_logits_are_finite_and_not_negative_and_gradients_of_a_row_sum_to_zero() => ForAll(_row, z =>
    {
        var logits = Matrix.FromRow(z);
        int[] label = [z.Length / 2];
        var yesNo = Matrix.Create(1, z.Length, (_, column) => column % 2);
        var categorical = SoftmaxCrossEntropy.Loss(logits, label);
        var binary = BinaryCrossEntropy.Loss(logits, yesNo);
        return double.IsFinite(categorical) && categorical >= -1e-11 && double.IsFinite(binary) && binary >= 0
            && Near(SoftmaxCrossEntropy.Gradient(logits, label).Sum(), 0, 1e-14)
            && BinaryCrossEntropy.Gradient(logits, yesNo).Values.ToArray().All(g => Math.Abs(g) <= 1.0 / z.Length);
    });

    [Fact]
    public void Products_are_associative_to_within_rounding_of_any_numbers() => ForAll(_number.ArrayOf(12), v =>
    {
        Matrix a = new(2, 3, v.AsSpan(..6)), b = new(3, 1, v.AsSpan(6..9)), c = new(1, 3, v.AsSpan(9..12));
        double size = a.Norm() * b.Norm() * c.Norm();
        return ((a * b) * c).MaxDifference(a * (b * c)) <= 1e-14 * size + 1e-300;
    });

    [Fact]
    public void A_NaN_stays_a_NaN() => ForAll(_row.Zip(Gen.Choose(0, 11)), pair =>
    {
        double[] z = [.. pair.Item1];
        var place = pair.Item2 % z.Length;
        z[place] = double.NaN;
        var matrix = Matrix.FromRow(z);
        var others = Matrix.Create(1, z.Length, (_, _) => 0.5);
        var bent = _activations.Where(f => f != Activation.Identity).ToArray();
        Matrix[] elementwise =
        [
            .. _activations.Select(f => f.Apply(matrix)), .. bent.Select(f => f.Derivative(matrix)),
            .. bent.Select(f => Backward(f, matrix)),
            matrix + others, matrix - others, matrix.Hadamard(others), 2 * matrix,
            MeanSquaredError.Gradient(matrix, others), BinaryCrossEntropy.Gradient(matrix, others),
        ];
        double[] single =
        [
            matrix.Sum(), matrix.Mean(), matrix.Max(), matrix.Min(), matrix.Norm(), matrix.L1Norm(), matrix.Dot(others),
            matrix.MaxDifference(others), Softmax.LogSumExp(z), Softmax.LogSumExp([double.PositiveInfinity, .. z]),
            MeanSquaredError.Loss(matrix, others), BinaryCrossEntropy.Loss(matrix, others),
            SoftmaxCrossEntropy.Loss(matrix, [0]), Regularizer.L1(1).Measure(matrix), Regularizer.L2(1).Measure(matrix),
        ];
        // Of a softmax every share depends on every logit.
        Matrix[] whole = [Softmax.Apply(matrix), Softmax.Log(matrix), SoftmaxCrossEntropy.Gradient(matrix, [0])];
        return elementwise.All(result => double.IsNaN(result[0, place]) && Nans(result) == 1)
            && single.All(double.IsNaN)
            && whole.All(result => Nans(result) == z.Length);
    });

    [Fact]
    public void A_row_with_plus_infinity_or_only_minus_infinity_has_no_softmax_and_minus_infinity_has_no_share()
    {
        const double Infinity = double.PositiveInfinity;
        Assert.Equal([0.5, 0, 0.5], Softmax.Apply(1, -Infinity, 1));
        Assert.All(Softmax.Apply(1, Infinity), share => Assert.True(double.IsNaN(share)));
        Assert.All(Softmax.Apply(-Infinity, -Infinity), share => Assert.True(double.IsNaN(share)));
        Assert.Equal(Infinity, Softmax.LogSumExp(1, Infinity));
        Assert.Equal(-Infinity, Softmax.LogSumExp(-Infinity, -Infinity));
        // An impossible class that the target does not ask for costs nothing.
        Assert.Equal(Math.Log(2), SoftmaxCrossEntropy.Loss(Matrix.FromRow(1, -Infinity, 1), Matrix.FromRow(1, 0, 0)), 1e-15);
        Assert.Equal(Infinity, SoftmaxCrossEntropy.Loss(Matrix.FromRow(1, -Infinity), [1]));
    }

    private static Matrix Backward(Activation activation, Matrix z)
    {
        var gradient = Matrix.Create(z.Rows, z.Columns, (_, _) => 1);
        activation.Backward(z.Values, activation.Apply(z).Values, gradient.Values);
        return gradient;
    }

    private static int Nans(Matrix matrix) => matrix.Values.ToArray().Count(double.IsNaN);

    private static bool Near(double left, double right, double tolerance) => Math.Abs(left - right) <= tolerance;

    private static void ForAll<T>(Gen<T> values, Func<T, bool> law) =>
        Prop.ForAll(values.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
