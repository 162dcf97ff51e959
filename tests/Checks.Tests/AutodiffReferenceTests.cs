using NeuralNet;

namespace Checks.Tests;

/// <summary>What exercise 06 expects, against differences, sums over paths and the library's own autodiff.</summary>
public class AutodiffReferenceTests
{
    private static readonly long[] _seeds = [1, 2, 3, 4, 5];

    [Fact]
    public void The_slopes_of_the_nodes_agree_with_central_differences()
    {
        const double h = 1e-5;
        double Slope(Func<double, double> f, double at) => (f(at + h) - f(at - h)) / (2 * h);
        foreach (var (a, b) in _seeds.SelectMany(seed => AutodiffExercise.Add.Cases(seed)))
        {
            foreach (var task in new[] { AutodiffExercise.Add, AutodiffExercise.Mul })
            {
                var (_, byA, byB) = task.Reference!((a, b));
                Assert.Equal(Slope(x => task.Reference((x, b)).Value, a), byA, 1e-8);
                Assert.Equal(Slope(x => task.Reference((a, x)).Value, b), byB, 1e-8);
            }
        }
        foreach (var a in _seeds.SelectMany(seed => AutodiffExercise.Tanh.Cases(seed)))
        {
            Assert.Equal((Math.Exp(a) - Math.Exp(-a)) / (Math.Exp(a) + Math.Exp(-a)), AutodiffExercise.Tanh.Reference!(a).Value,
                1e-12);
            Assert.Equal(Slope(x => AutodiffExercise.Tanh.Reference(x).Value, a), AutodiffExercise.Tanh.Reference(a).Slope, 1e-8);
        }
    }

    [Fact]
    public void Of_all_orders_of_a_small_graph_exactly_those_pass_that_have_every_node_behind_its_operands()
    {
        foreach (var input in AutodiffExercise.Order.Cases(1).Where(input => input.Operands.Length <= 7))
        {
            var right = 0;
            foreach (var order in Subsets(input.Operands.Length).SelectMany(Permutations))
            {
                var isRight = order.Length > 0 && order[^1] == input.Result
                    && order.SelectMany((node, place) => input.Operands[node].Select(operand =>
                        Array.IndexOf(order, operand) is var at
                        && at >= 0 && at < place)).All(each => each)
                    && order[..^1].All(node => order.Any(user => input.Operands[user].Contains(node)));
                right += isRight ? 1 : 0;
                Assert.Equal(isRight, OrderTask.Flaw(input, order) is null);
            }
            Assert.InRange(right, 1, 500);
        }
        var (operands, result) = AutodiffExercise.Order.Cases(1)[0];
        Assert.All(new int[][] { [0, 1, 3], [-1, 0, 1, 2], [0, 0, 1, 2], [] }, order =>
            Assert.NotNull(OrderTask.Flaw((operands, result), order)));
    }

    [Fact]
    public void The_walk_back_gives_the_sum_over_all_paths_of_the_products_of_their_slopes()
    {
        foreach (var input in _seeds.SelectMany(seed => AutodiffExercise.Backward.Cases(seed)))
        {
            var byPaths = new double[input.Operands.Length];
            void Follow(int node, double product)
            {
                byPaths[node] += product;
                for (var k = 0; k < input.Operands[node].Length; k++)
                    Follow(input.Operands[node][k], product * input.Slopes[node][k]);
            }
            Follow(input.Order[^1], 1);
            AssertNear(byPaths, AutodiffExercise.Backward.Reference!(input), 1e-9);
        }
    }

    [Fact]
    public void Value_and_gradients_are_those_of_the_librarys_autodiff_and_agree_with_differences_at_the_leaves()
    {
        foreach (var input in _seeds.SelectMany(seed => AutodiffExercise.Whole.Cases(seed)))
        {
            var (value, gradients) = AutodiffExercise.Whole.Reference!(input);
            var nodes = new Scalar[input.Kinds.Length];
            foreach (var i in input.Order)
            {
                nodes[i] = input.Kinds[i] switch
                {
                    "add" => nodes[input.Operands[i][0]] + nodes[input.Operands[i][1]],
                    "mul" => nodes[input.Operands[i][0]] * nodes[input.Operands[i][1]],
                    "tanh" => nodes[input.Operands[i][0]].Tanh(),
                    _ => new Scalar(input.Numbers[i]),
                };
            }
            nodes[input.Order[^1]].Backward();
            Assert.Equal(nodes[input.Order[^1]].Value, value, 1e-12);
            AssertNear([.. nodes.Select(node => node?.Gradient ?? 0)], gradients, 1e-9);

            double At(int leaf, double number)
            {
                var numbers = (double[])input.Numbers.Clone();
                numbers[leaf] = number;
                return AutodiffExercise.Whole.Reference!((input.Kinds, input.Operands, numbers, input.Order)).Value;
            }
            double[] leaves = [.. Enumerable.Range(0, nodes.Length).Where(i => input.Kinds[i] == "leaf").Select(i => (double)i)];
            double[] differences = [.. leaves.Select(i => input.Numbers[(int)i]).Zip(leaves, (number, i) =>
                (At((int)i, number + 1e-5) - At((int)i, number - 1e-5)) / 2e-5)];
            AssertNear(differences, [.. leaves.Select(i => gradients[(int)i])], 1e-6);
        }
    }

    [Fact]
    public void Numbers_say_nothing_of_the_order_and_every_seed_has_nodes_that_are_used_twice_and_nodes_that_do_not_belong()
    {
        foreach (var seed in _seeds)
        {
            var graphs = AutodiffExercise.Order.Cases(seed);
            Assert.True(graphs.Count(graph => graph.Operands.Where((of, node) => of.Any(operand => operand > node)).Any()) >= 4);
            Assert.True(graphs.Count(graph => graph.Operands.SelectMany((of, node) => of.Distinct()).GroupBy(operand => operand)
                .Any(uses => uses.Count() > 1 && graph.Operands[uses.Key].Length > 0)) >= 5);
            Assert.Contains(graphs, graph => graph.Result != graph.Operands.Length - 1);
        }
    }

    private static void AssertNear(double[] expected, double[] got, double tolerance)
    {
        Assert.Equal(expected.Length, got.Length);
        var size = Math.Sqrt(expected.Sum(each => each * each)) + Math.Sqrt(got.Sum(each => each * each));
        Assert.InRange(Math.Sqrt(expected.Zip(got, (e, g) => (e - g) * (e - g)).Sum()), 0, tolerance * Math.Max(1, size));
    }

    private static IEnumerable<int[]> Subsets(int count) => Enumerable.Range(0, 1 << count)
        .Select(bits => Enumerable.Range(0, count).Where(i => (bits >> i & 1) == 1).ToArray());

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length < 2
        ? [items]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)])
            .Select(rest => (int[])[first, .. rest]));
}
