using System.Text.Json.Nodes;

namespace NeuralNet.Tests;

/// <summary>The JSON files that the scripts in oracles/ wrote, and comparison with them.</summary>
internal static class OracleFile
{
    public const double Tolerance = 1e-12;

    public static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(TestFiles.Oracles, file)))!;

    public static double[] Doubles(JsonNode node) => [.. ((JsonArray)node).Select(value => (double)value!)];

    public static int[] Integers(JsonNode node) => [.. ((JsonArray)node).Select(value => (int)value!)];

    public static Matrix RowOf(JsonNode node) => Matrix.FromRow(Doubles(node));

    public static Matrix MatrixOf(JsonNode node) => Matrix.FromRows([.. ((JsonArray)node).Select(row => Doubles(row!))]);

    public static void RequireClose(Matrix expected, Matrix actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        for (var i = 0; i < expected.Count; i++)
            RequireClose(expected.Values[i], actual.Values[i]);
    }

    /// <summary>No element further off than that.</summary>
    public static void RequireClose(Matrix expected, Matrix actual, double tolerance)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.InRange(expected.MaxDifference(actual), 0, tolerance);
    }

    /// <summary>Within 1e-12, or of a number over 1 within 1e-12 of it.</summary>
    public static void RequireClose(double expected, double actual) =>
        Assert.Equal(expected, actual, Tolerance * Math.Max(1, Math.Abs(expected)));

    /// <summary>Runs a script again, where Python has what it needs, and compares.</summary>
    public static void RequireCurrent(string script, string file, string module, double tolerance = 1e-13)
    {
        if (TestFiles.PythonWith(module) is not { } python)
        {
            Assert.Skip($"No python3 with {module} found: the committed oracles are used, but were not made anew.");
            return;
        }
        TestFiles.InTemporaryFolder(folder =>
        {
            var (exitCode, output) = TestFiles.Run(python, [Path.Combine(TestFiles.Oracles, script), folder]);
            Assert.True(exitCode == 0, output);
            RequireSame(Read(file), JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!, file, tolerance);
        });
    }

    /// <summary>Equal but for the last digits, which another version may round otherwise.</summary>
    private static void RequireSame(JsonNode expected, JsonNode actual, string path, double tolerance)
    {
        switch (expected)
        {
            case JsonArray array:
                Assert.Equal(array.Count, ((JsonArray)actual).Count);
                for (var i = 0; i < array.Count; i++)
                    RequireSame(array[i]!, actual[i]!, $"{path}[{i}]", tolerance);
                break;
            case JsonObject record:
                Assert.Equal(record.Select(property => property.Key), ((JsonObject)actual).Select(property => property.Key));
                foreach (var (name, value) in record)
                    RequireSame(value!, actual[name]!, $"{path}.{name}", tolerance);
                break;
            default:
                if (expected.GetValueKind() == System.Text.Json.JsonValueKind.Number)
                {
                    var (one, other) = ((double)expected, (double)actual);
                    Assert.True(Math.Abs(one - other) <= tolerance * Math.Max(1, Math.Abs(one)), $"{path}: {one} and {other}");
                }
                else
                {
                    Assert.Equal(expected.ToJsonString(), actual.ToJsonString());
                }
                break;
        }
    }
}
