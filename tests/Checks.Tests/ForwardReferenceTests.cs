using NeuralNet;

namespace Checks.Tests;

/// <summary>What exercise 05 expects, against the library, whose products are tested against other implementations.</summary>
public class ForwardReferenceTests
{
    private static readonly long[] _seeds = [1, 2, 3];

    [Fact]
    public void Products_are_those_of_the_library()
    {
        foreach (var (matrix, vector) in _seeds.SelectMany(seed => ForwardExercise.Vector.Cases(seed)))
        {
            var expected = (new Matrix(matrix) * Matrix.FromColumn(vector)).Column(0);
            AssertNear(Matrix.FromColumn(expected), Matrix.FromColumn(ForwardExercise.Vector.Reference!((matrix, vector))));
        }
        foreach (var (left, right) in _seeds.SelectMany(seed => ForwardExercise.Product.Cases(seed)))
            AssertNear(new Matrix(left) * new Matrix(right), new Matrix(ForwardExercise.Product.Reference!((left, right))));
    }

    [Fact]
    public void A_layer_is_the_library_s_dense_layer_and_the_product_of_what_is_folded()
    {
        foreach (var input in _seeds.SelectMany(seed => ForwardExercise.Linear.Cases(seed)))
        {
            Matrix x = new(input.Inputs), w = new(input.Weights);
            var expected = x.MultiplyByTransposeOf(w).AddRow(Matrix.FromRow(input.Bias));
            AssertNear(expected, new Matrix(ForwardExercise.Linear.Reference!(input)));
            var (folded, extended) = ForwardExercise.Fold.Reference!(input);
            AssertNear(expected, new Matrix(extended) * new Matrix(folded).Transpose());
            Assert.All(new Matrix(extended).Column(x.Columns), one => Assert.Equal(1, one));
        }
    }

    [Fact]
    public void A_pass_is_that_of_the_library_s_network()
    {
        foreach (var (x, w0, b0, w1, b1) in _seeds.SelectMany(seed => ForwardExercise.Pass.Cases(seed)))
        {
            var network = new Mlp([x.Columns, w0.Rows, w1.Rows], Activation.Sigmoid);
            network.Layers[0].Weights.Value.CopyFrom(w0);
            network.Layers[0].Bias.Value.CopyFrom(b0.Transpose());
            network.Layers[1].Weights.Value.CopyFrom(w1);
            network.Layers[1].Bias.Value.CopyFrom(b1.Transpose());
            AssertNear(Softmax.Apply(network.Forward(x)), ForwardExercise.Pass.Reference!((x, w0, b0, w1, b1)));
        }
    }

    private static void AssertNear(Matrix expected, Matrix got)
    {
        Assert.Equal(expected.Shape, got.Shape);
        Assert.InRange(expected.MaxDifference(got), 0, 1e-12);
    }
}
