using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace NeuralNet.Tests;

/// <summary>PCA, regression, polynomial features and calibration, against NumPy and against their own definitions.</summary>
public sealed class ClassicalTests
{
    private static readonly JsonNode _oracle = OracleFile.Read("classical.json");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Principal_components_are_those_of_NumPys_SVD_up_to_sign(int number)
    {
        var oracle = _oracle["pca"]![number]!;
        var columns = (int)oracle["columns"]!;
        var x = Grid((int)oracle["rows"]!, columns, (int)oracle["salt"]!)
            .Hadamard(Matrix.Create((int)oracle["rows"]!, columns, (_, j) => 1 / (1 + j / 4.0)));
        double[] variances = OracleFile.Doubles(oracle["variances"]!);
        var pca = Pca.Fit(x, variances.Length);
        var scores = pca.Transform(x);
        for (var i = 0; i < variances.Length; i++)
        {
            Assert.Equal(variances[i], pca.Variances[i], 1e-12 * variances[0]);
            Assert.Equal(variances[i] / (double)oracle["totalVariance"]!, pca.ExplainedVariance[i], 1e-12);
            double[] expected = OracleFile.Doubles(oracle["components"]![i]!);
            var sign = Math.Sign(expected.Zip(pca.Components.Row(i), (one, other) => one * other).Sum());
            for (var j = 0; j < columns; j++)
                Assert.Equal(sign * expected[j], pca.Components[i, j], 1e-9);
            for (var row = 0; row < 3; row++)
                Assert.Equal(sign * (double)oracle["firstScores"]![row]![i]!, scores[row, i], 1e-9);
        }
    }

    [Theory]
    [InlineData(30, 5, 5)]
    [InlineData(90, 80, 4)]
    [InlineData(10, 90, 9)]
    public void Components_are_orthonormal_and_their_scores_uncorrelated_with_the_variances_said(int rows, int columns, int count)
    {
        var x = Matrix.Normal(rows, columns, 1, new RandomSource(2));
        var pca = Pca.Fit(x, count);
        Assert.True((pca.Components * pca.Components.Transpose()).IsCloseTo(Matrix.Identity(count), 1e-12));
        var scores = pca.Transform(x);
        var covariance = scores.TransposeMultiply(scores) / (rows - 1);
        Assert.True(covariance.IsCloseTo(Matrix.Create(count, count, (i, j) => i == j ? pca.Variances[i] : 0), 1e-10));
        Assert.All(pca.Components.ToRows(), row => Assert.True(row.MaxBy(Math.Abs) > 0));
        // The same again, to the last bit.
        Assert.Equal(pca.Components.Values.ToArray(), Pca.Fit(x, count).Components.Values.ToArray());
    }

    [Fact]
    public void All_components_together_give_the_samples_back_and_explain_everything()
    {
        var x = Matrix.Normal(12, 6, 1, new RandomSource(3));
        var pca = Pca.Fit(x, 6);
        Assert.True(pca.InverseTransform(pca.Transform(x)).IsCloseTo(x, 1e-13));
        Assert.Equal(1, pca.ExplainedVariance.Sum(), 1e-14);
    }

    [Fact]
    public void Data_of_low_rank_have_no_variance_beyond_it()
    {
        // 100 columns, all of them combinations of two.
        var random = new RandomSource(4);
        var x = Matrix.Normal(50, 2, 1, random) * Matrix.Normal(2, 100, 1, random);
        var pca = Pca.Fit(x, 4);
        Assert.Equal(1, pca.ExplainedVariance.Take(2).Sum(), 1e-13);
        Assert.All(pca.Variances.Skip(2), variance => Assert.InRange(variance, 0, 1e-12 * pca.TotalVariance));
    }

    [Fact]
    public void Eigenvectors_are_stretched_by_their_eigenvalues() =>
        Prop.ForAll(Gen.Choose(1, 12).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (size, seed) =>
        {
            var a = Matrix.Normal(size, size, 1, new RandomSource(seed));
            a += a.Transpose();
            var (values, vectors) = SymmetricEigen.Decompose(a);
            var stretched = Matrix.Create(size, size, (i, j) => values[i] * vectors[i, j]);
            return (vectors * a).IsCloseTo(stretched, 1e-12 * (1 + a.Norm()))
                && (vectors * vectors.Transpose()).IsCloseTo(Matrix.Identity(size), 1e-13)
                && values.SequenceEqual(values.OrderDescending());
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Linear_and_ridge_regression_are_NumPys_solution_of_the_normal_equations(int number)
    {
        var oracle = _oracle["regression"]![number]!;
        var (x, t, l2) = Regression(oracle);
        var model = LinearRegression.Fit(x, t, l2);
        OracleFile.RequireClose(OracleFile.MatrixOf(oracle["weights"]!), model.Weights.Value, 1e-12);
        OracleFile.RequireClose(Matrix.FromRow(OracleFile.Doubles(oracle["bias"]!)), model.Bias.Value, 1e-12);

        // Where the loss is least its gradient is zero.
        model.Backward(x, t);
        Assert.All(model.Parameters, parameter => Assert.InRange(parameter.Gradient.Norm(), 0, 1e-13));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, 0)]
    [InlineData(0, 0.2)]
    [InlineData(0.1, 0.05)]
    public void The_gradient_of_the_regularised_loss_agrees_with_central_differences(double l2, double l1)
    {
        var random = new RandomSource(5);
        var model = new LinearRegression(4, 2, l2, l1);
        model.Weights.Value.CopyFrom(Matrix.Normal(2, 4, 1, random));
        model.Bias.Value.CopyFrom(Matrix.Normal(1, 2, 1, random));
        var (x, t) = (Matrix.Normal(9, 4, 1, random), Matrix.Normal(9, 2, 1, random));
        model.Backward(x, t);
        var report = GradientCheck.Run(model.Parameters, () => model.Loss(x, t));
        Assert.All(report, comparison => Assert.Equal(GradientVerdict.Pass, comparison.Verdict));
    }

    [Fact]
    public void Gradient_descent_arrives_at_the_closed_form()
    {
        var random = new RandomSource(6);
        var (x, t) = (Matrix.Normal(40, 3, 1, random), Matrix.Normal(40, 1, 1, random));
        var (exact, model) = (LinearRegression.Fit(x, t, 0.1), new LinearRegression(3, l2: 0.1));
        for (var step = 0; step < 500; step++)
        {
            model.Backward(x, t);
            foreach (var parameter in model.Parameters)
                parameter.Value.CopyFrom(parameter.Value - 0.2 * parameter.Gradient);
        }
        Assert.True(model.Weights.Value.IsCloseTo(exact.Weights.Value, 1e-12));
        Assert.True(model.Bias.Value.IsCloseTo(exact.Bias.Value, 1e-12));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Polynomial_fits_are_NumPys(int number)
    {
        var oracle = _oracle["polynomial"]![number]!;
        var x = Matrix.Create(25, 1, (i, _) => (i - 12) / 12.0);
        var features = new PolynomialFeatures(1, (int)oracle["degree"]!, withConstant: false).Transform(x);
        var fitted = LinearRegression.Fit(features, Grid(25, 1, 5)).Forward(features);
        OracleFile.RequireClose(Matrix.FromColumn(OracleFile.Doubles(oracle["fitted"]!)), fitted, 1e-10);
    }

    [Fact]
    public void Polynomial_features_are_all_products_in_order()
    {
        var features = new PolynomialFeatures(2, 3);
        Assert.Equal(["1", "x1", "x2", "x1^2", "x1 x2", "x2^2", "x1^3", "x1^2 x2", "x1 x2^2", "x2^3"], features.Names);
        Assert.Equal([1.0, 2, 3, 4, 6, 9, 8, 12, 18, 27], features.Transform(Matrix.FromRow(2, 3)).Row(0));
        Assert.Equal(["x", "x^2"], new PolynomialFeatures(1, 2, withConstant: false).Names);
        Assert.Equal(["1"], new PolynomialFeatures(3, 0).Names);
        Assert.Equal(286, new PolynomialFeatures(10, 3).Names.Distinct().Count());
    }

    [Theory]
    [InlineData(3, 3, 20)]
    [InlineData(5, 3, 56)]
    [InlineData(10, 3, 286)]
    [InlineData(100, 3, 176_851)]
    [InlineData(784, 3, 80_931_145)]
    [InlineData(7, 0, 1)]
    public void The_number_of_terms_is_the_binomial_coefficient(int inputs, int degree, int count) =>
        Assert.Equal(count, PolynomialFeatures.FeatureCount(inputs, degree));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_calibration_curve_is_NumPys(int number)
    {
        var oracle = _oracle["calibration"]![number]!;
        var count = (int)oracle["count"]!;
        double[] confidences = [.. Grid(count, 1, 9).Column(0).Select(value => (value + 1) / 2)];
        bool[] isRight = [.. Grid(count, 1, 11).Column(0).Select((value, i) => value < 2 * confidences[i] * confidences[i] - 1)];
        var curve = new CalibrationCurve(confidences, isRight, (int)oracle["bins"]!);
        Assert.Equal((double)oracle["expectedError"]!, curve.ExpectedError, 1e-12);
        for (var bin = 0; bin < curve.Bins.Count; bin++)
        {
            double[] row = OracleFile.Doubles(oracle["rows"]![bin]!);
            Assert.Equal((int)row[0], curve.Bins[bin].Count);
            if (row[0] == 0)
            {
                Assert.True(double.IsNaN(curve.Bins[bin].Accuracy));
                continue;
            }
            Assert.Equal(row[1], curve.Bins[bin].MeanConfidence, 1e-12);
            Assert.Equal(row[2], curve.Bins[bin].Accuracy, 1e-12);
        }
    }

    [Fact]
    public void A_classifiers_confidence_is_its_greatest_probability()
    {
        var curve = CalibrationCurve.Of(Matrix.FromRows([0.9, 0.1], [0.2, 0.8], [0.55, 0.45], [0, 1]), [0, 0, 0, 1], 2);
        Assert.Equal((0, 4), (curve.Bins[0].Count, curve.Bins[1].Count));
        Assert.Equal(0.8125, curve.Bins[1].MeanConfidence, 1e-15);
        Assert.Equal(0.75, curve.Bins[1].Accuracy);
        Assert.Equal(0.0625, curve.ExpectedError, 1e-15);
        Assert.Equal(0.0625, curve.GreatestError, 1e-15);
        Assert.EndsWith("expected calibration error 0.0625", curve.ToString());
    }

    [Fact]
    public void The_committed_oracle_is_what_NumPy_computes() =>
        OracleFile.RequireCurrent("classical_oracle.py", "classical.json", "numpy", 1e-9);

    [Fact]
    public void Misuse_is_an_error_that_says_what_to_do()
    {
        Says("LeastSquares: column 2 (from 0) of the 4×3 matrix depends on the columns before it: "
            + "0 of its length 5.477 is its own. Leave it out, or regularise.",
            () => LinearRegression.Fit(Matrix.FromRows([1, 1], [2, 2], [3, 3], [4, 4]), new Matrix(4, 1)));
        Says("LeastSquares: a is 2×4, fewer equations than unknowns, so many answers fit exactly; "
            + "give more samples, fewer features, or regularise.",
            () => LinearRegression.Fit(new Matrix(2, 3), new Matrix(2, 1)));
        Says("LinearRegression: l2 is -1, l1 is 0; neither may be negative.", () => new LinearRegression(1, l2: -1));
        Says("PolynomialFeatures: 784 inputs to degree 3 make 80,931,145 features, over 1,000,000.",
            () => new PolynomialFeatures(784, 3));
        Says("Pca: x is 5×3 and 4 components are asked for; give two samples or more, and ask for 1 to 3 components.",
            () => Pca.Fit(new Matrix(5, 3), 4));
        Says("Pca: the total variance of the 5×3 data is 0; all samples are equal, or some are not finite.",
            () => Pca.Fit(new Matrix(5, 3), 2));
        Says("SymmetricEigen: elements across the diagonal differ by up to 1; the matrix must be symmetric and finite.",
            () => SymmetricEigen.Decompose(Matrix.FromRows([1, 2], [1, 1])));
        Says("CalibrationCurve: confidence 1 is 1.5, but must be from 0 to 1; apply softmax to logits first.",
            () => new CalibrationCurve([0.5, 1.5], [true, true]));
        Assert.Equal("LinearRegression.Solve: l1 is 0.5, and the lasso has no closed form; use Lasso.Fit.",
            Assert.Throws<InvalidOperationException>(() => new LinearRegression(1, l1: 0.5).Solve(new(3, 1), new(3, 1))).Message);
    }

    private static void Says(string message, Func<object> misuse) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(misuse).Message);

    private static (Matrix X, Matrix Targets, double L2) Regression(JsonNode oracle)
    {
        var (rows, salt) = ((int)oracle["rows"]!, (int)oracle["salt"]!);
        return (Grid(rows, (int)oracle["inputs"]!, salt), Grid(rows, (int)oracle["outputs"]!, salt + 1), (double)oracle["l2"]!);
    }

    /// <summary>The same numbers as grid() in classical_oracle.py.</summary>
    private static Matrix Grid(int rows, int columns, int salt) => Matrix.Create(rows, columns, (i, j) =>
        (i * 7919L + j * 104729L + i * j * 31L + (long)i * i * j * 17 + salt * 613L) % 2003 / 1001.5 - 1);
}
